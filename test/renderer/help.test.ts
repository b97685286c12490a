import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { shippedForms } from '../../electron/session/start/samples';
import { ACTIONS, isActionId } from '../../renderer/command/actions';
import { markWords, searchHelp } from '../../renderer/panel/help/search';
import { PERIOD_KINDS, type PeriodKind } from '../../shared/domain/period';
import type { ViewColumn } from '../../shared/form/columns';
import type { FormDefinition } from '../../shared/form/definition';
import { expandColumns } from '../../shared/form/expandColumns';
import { parseForm } from '../../shared/form/parseForm';
import { parseTarget } from '../../shared/target/parseTarget';
import { explainColumn, headerLine } from '../../shared/text/help/columns';
import { HELP_GROUPS, HELP_PAGES, helpPage } from '../../shared/text/help/pages';
import { linesOf, lineText, menuOf } from '../../shared/text/help/plain';
import { FORM_SOURCES } from '../../shared/text/help/purposes';
import type { Piece } from '../../shared/text/help/types';
import { explainVerdict, type VerdictFacts } from '../../shared/text/help/verdicts';

const pictures = path.join(import.meta.dirname, '../../renderer/help');
const piecesOf = (id: (typeof HELP_PAGES)[number]): readonly Piece[] => [id.lead, ...id.steps, ...id.notes].flat();

describe('pages of the help', () => {
  it.each(HELP_PAGES.map((page) => [page.id, page] as const))(
    '%s is short, complete and leads somewhere',
    (_, page) => {
      const pieces = piecesOf(page).filter((piece) => typeof piece !== 'string');
      const actions = pieces.flatMap((piece) => ('action' in piece ? [piece.action] : []));
      expect(actions.filter((id) => !isActionId(id) || menuOf(id) === '')).toEqual([]);
      const links = [...page.related, ...pieces.flatMap((piece) => ('page' in piece ? [piece.page] : []))];
      expect(links.filter((id) => helpPage(id) === null || id === page.id)).toEqual([]);
      expect(page.related.length).toBeGreaterThan(0);
      const words = page.steps.flatMap((line) => lineText(line).split(/\s+/u));
      expect(words.length).toBeLessThanOrEqual(130);
      expect(page.steps.length).toBeGreaterThanOrEqual(3);
      expect(page.steps.length).toBeLessThanOrEqual(8);
      for (const line of linesOf(page)) {
        expect(line, 'a whole sentence').toMatch(/^[\p{Lu}“\d+].*(?:[.…]|: .+)$/su);
        expect(line).not.toMatch(/undefined|null|!|\.\.|…\./);
        // No English: none of these is a Vietnamese syllable.
        expect(line).not.toMatch(
          /(?<!\p{L})(?:the|and|of|to|file|click|save|open|sheet|row|column|menu|help|dialog|form|plan|backup)(?!\p{L})/iu,
        );
      }
    },
  );

  it('has every page in one group, and every page can be reached from another', () => {
    const ids = HELP_PAGES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(HELP_GROUPS.map(({ title }) => title)).size).toBe(HELP_GROUPS.length);
    const linked = new Set(HELP_PAGES.flatMap(({ related }) => related));
    expect(ids.filter((id) => !linked.has(id))).toEqual([]);
  });

  it('has all its pictures, small ones, and none that no page shows', () => {
    const named = HELP_PAGES.flatMap(({ picture }) => (picture ? [`${picture.name}.webp`] : []));
    const files = readdirSync(pictures).filter((file) => file.endsWith('.webp'));
    expect(files.toSorted()).toEqual(named.toSorted());
    const sizes = files.map((file) => statSync(path.join(pictures, file)).size);
    expect(Math.max(...sizes)).toBeLessThan(40_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(500_000);
    for (const file of files) expect(readFileSync(path.join(pictures, file)).subarray(8, 12).toString()).toBe('WEBP');
    expect(HELP_PAGES.filter(({ picture }) => picture?.alt === '')).toEqual([]);
  });
});

describe('search', () => {
  const first = (query: string): string | undefined => searchHelp(query).pages[0]?.id;

  it('finds what an official would type, with and without accents, in any order of words', () => {
    expect(first('mat dien')).toBe('safety');
    expect(first('Mất điện')).toBe('safety');
    expect(first('số liệu chốt')).toBe('closing');
    expect(first('xa gui ve')).toBe('receive');
    expect(first('sap nhap')).toBe('merger');
    expect(first('25/37')).toBe('verdicts');
    expect(searchHelp('chốt xyz').pages).toEqual([]);
    expect(searchHelp('  ')).toEqual({ pages: [], keys: [] });
  });

  it('finds keys by what they do and by their names, with the action that can be done', () => {
    expect(searchHelp('ctrl+d').keys.map(({ action }) => action)).toContain('edit.fillDown');
    const [undo] = searchHelp('hoan tac').keys;
    expect(undo).toMatchObject({ label: 'Hoàn tác', keys: ACTIONS['edit.undo'].keys, action: 'edit.undo' });
  });

  it('takes accents as typed, and marks whole beginnings of words', () => {
    expect(searchHelp('đính').pages.length).toBeLessThan(searchHelp('dinh').pages.length);
    const marked = markWords('Xem trước bản in trình', 'in TRUOC');
    expect(marked.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['trước', 'in']);
    expect(marked.map(({ text }) => text).join('')).toBe('Xem trước bản in trình');
  });
});

/** Periods of each kind; the months are those that have columns of their own. */
const PERIODS: Readonly<Record<PeriodKind, readonly string[]>> = {
  term: ['2021..2025'],
  year: ['2022'],
  nineMonths: ['2022-9M'],
  half: ['2022-H1'],
  quarter: ['2022-Q1'],
  month: ['2022-M01', '2022-M03', '2022-M05', '2022-M06', '2022-M10', '2022-M12'],
};

const unit = { id: 'u', name: 'Huyện Tân Uyên' };
const columnsAt = (form: FormDefinition, period: string): readonly ViewColumn[] =>
  expandColumns(form, {
    planPeriod: form.periods?.includes('term') ? '2021..2025' : '2022',
    sheetPeriod: period,
    unit,
    own: 'huyen',
    superior: 'tinh',
    areas: [
      { id: 'a', name: 'Xã A' },
      { id: 'b', name: 'Xã B' },
    ],
    offices: [{ id: 'c', name: 'Phòng C' }],
    shown: form.columns.filter(({ optional }) => optional).map(({ id }) => id),
  });
const meaningsOf = (form: FormDefinition, period: string) => {
  const columns = columnsAt(form, period);
  const view = { form: form.id, source: form.rows, columns, unit, period };
  return columns.map((column) => ({ column, ...explainColumn(view, column) }));
};

describe('what a column is', () => {
  test.each(shippedForms().map((form) => [form.id, form] as const))(
    'every column of %s is told, each by itself',
    (id, form) => {
      const told = new Set<string>();
      for (const period of (form.periods ?? PERIOD_KINDS).flatMap((kind) => PERIODS[kind])) {
        const meanings = meaningsOf(form, period);
        for (const { column, holds, from, formula, rounding, source } of meanings) {
          told.add(column.base);
          const text = [holds, from, ...formula, rounding].join(' ');
          expect(text, column.id).not.toMatch(/undefined|null|\[\]|\{|\}|“”/);
          expect(holds.split(' ').length, column.id).toBeGreaterThan(5);
          expect(formula.length > 0, column.id).toBe(column.calculation !== null);
          expect(source).toBe(FORM_SOURCES[id]);
        }
        const texts = meanings.map(({ holds, formula }) => [holds, ...formula].join('\n'));
        expect(
          texts.filter((text, index) => texts.indexOf(text) !== index),
          period,
        ).toEqual([]);
      }
      expect([...told].toSorted(), 'no column without a period that has it').toEqual(
        form.columns.map((one) => one.id).toSorted(),
      );
    },
  );

  it('writes a calculation with the names of the columns that it reads', () => {
    for (const form of shippedForms()) {
      for (const period of (form.periods ?? ['term']).flatMap((kind) => PERIODS[kind])) {
        const columns = columnsAt(form, period);
        const nameOf = (id: string): string =>
          `[${headerLine(columns.find((one) => one.id === id) ?? { header: [] })}]`;
        for (const { column, formula } of meaningsOf(form, period)) {
          const { calculation } = column;
          if (calculation?.kind === 'compare')
            expect(formula).toEqual([`${nameOf(calculation.of)} / ${nameOf(calculation.over)} × 100`]);
          if (calculation?.kind !== 'ratio') continue;
          const [figure, target] = [nameOf(calculation.figure), nameOf(calculation.target)];
          expect(formula[0]).toContain(`${figure} / ${target} × 100`);
          expect(formula[1]).toContain(`${target} / ${figure} × 100`);
        }
      }
    }
  });

  it('tells a form that an office made or changed from what its columns are, not from what they were', () => {
    const shipped = shippedForms().find(({ id }) => id === 'bao-cao-thang');
    const changed = parseForm({
      ...shipped,
      columns: [
        { id: 'name', kind: 'name', header: ['Chỉ tiêu'], width: 20 },
        { id: 'current', kind: 'target', authority: 'own', period: 'year', header: ['Giao'], width: 9 },
        { id: 'other', kind: 'figure', basis: 'period', period: 'previous', header: ['Kỳ trước'], width: 9 },
        { id: 'times', kind: 'compare', of: 'other', over: 'current', as: 'times', header: ['Lần'], width: 9 },
        { id: 'mine', kind: 'text', field: 'rieng', header: ['Đầu mối'], width: 9 },
      ],
    });
    if (!changed.ok) throw new Error(JSON.stringify(changed.error));
    const own = meaningsOf({ ...changed.value, id: 'rieng' }, '2022-M03');
    expect(own.map(({ holds }) => holds)).toEqual([
      expect.stringContaining('Tên chỉ tiêu'),
      expect.stringContaining('Mức giao cho Huyện Tân Uyên, năm 2022'),
      expect.stringContaining('Số phát sinh trong tháng 2 năm 2022 của Huyện Tân Uyên'),
      expect.stringContaining('gấp mấy lần'),
      expect.stringContaining('“Đầu mối”'),
    ]);
    expect(own[0]?.source).toContain('Biểu do cơ quan lập');
    const [, stillShipped] = meaningsOf(changed.value, '2022-M03');
    expect(stillShipped?.holds, 'another kind than the shipped one').not.toContain('kỳ báo cáo');
  });

  it('cites only documents that the samples were read from', () => {
    const seeds = path.join(import.meta.dirname, '../fixtures/seeds');
    const read = (file: string): string => readFileSync(path.join(seeds, file), 'utf8').replace(/\s+/gu, ' ');
    const report = readdirSync(seeds).find((file) => file.startsWith('004'));
    const plan = readdirSync(seeds).find((file) => file.startsWith('001'));
    expect(existsSync(path.join(seeds, report ?? '?')) && existsSync(path.join(seeds, plan ?? '?'))).toBe(true);
    expect(read(report ?? '')).toMatch(/SƠ KẾT GIỮA NHIỆM KỲ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ HUYỆN LẦN THỨ XX/);
    expect(read(report ?? '')).toMatch(/BIỂU 02: CÁC VĂN BẢN[\s\S]*BIỂU KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU/);
    expect(read(plan ?? '')).toMatch(/Số: 148 \/KH-UBND[\s\S]*ngày 19 tháng 01 năm 2021/);
  });
});

describe('how a verdict was come by', () => {
  const told = (target: string, facts: Partial<VerdictFacts> = {}): string =>
    explainVerdict({
      verdict: 'unmet',
      target: parseTarget(target, { scale: ['HTXSNV', 'HTTNV', 'HTNV'] }),
      direction: 'higher',
      rangeRule: 'upper',
      estimate: false,
      counted: false,
      summary: { components: 37, metOrExceeded: 25, exceeded: 17, met: 8, unmet: 12, notComputable: 0, onEstimates: 2 },
      ...facts,
    }).join(' ');

  it.each([
    ['>58', 'bằng 58 vẫn là chưa đạt'],
    ['ít nhất 12', 'bằng là đạt, lớn hơn là vượt'],
    ['dưới 3', 'bằng 3 vẫn là chưa đạt'],
    ['không quá 20', 'nhỏ hơn là vượt'],
    ['5-6', 'khoảng 5 đến 6: trong khoảng là đạt'],
    ['HTTNV trở lên', 'thứ bậc'],
    ['50', 'cao hơn là vượt'],
  ])('%s: %s', (target, rule) => expect(told(target)).toContain(rule));

  it('tells direction, estimates and the count where they matter, and nothing of exactness where nothing was compared', () => {
    expect(told('18', { direction: 'lower' })).toContain('thấp hơn là vượt');
    expect(told('5-6', { rangeRule: 'inside' })).toContain('ngoài khoảng là chưa đạt');
    expect(told('50')).not.toMatch(/ước|25 trong 37/);
    expect(told('50', { estimate: true, counted: true })).toMatch(/số ước.*25 trong 37 chỉ tiêu thành phần/);
    expect(told('', { verdict: 'notComputable' })).not.toContain('99,9999%');
  });
});
