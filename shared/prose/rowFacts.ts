import { formatVi, toCanonical } from '../domain/decimal';
import { type Fraction, fractionFromDecimal } from '../domain/fraction';
import { monthsOf, type Period, parsePeriod, shiftYears } from '../domain/period';
import type { FigureAddress, ViewColumn } from '../form/columns';
import type { SheetView, ViewCell, ViewRow } from '../form/types';
import { ratioAbout } from '../grid/columnKinds';
import { attainRatio } from '../target/attain';
import { parseFigure } from '../target/parseFigure';
import { parseTarget } from '../target/parseTarget';
import type { Figure, Target } from '../target/types';
import { PROSE, type SentenceKind } from '../text/prose';
import { amountText, figureText, isCounted, lowerFirst, onePlace, percentText, targetText, trendText } from './words';

/** One clause: which pattern it takes and what fills it. */
export interface Clause {
  readonly kind: SentenceKind;
  readonly values: Readonly<Record<string, string>>;
}

const textIn = (cell: ViewCell | undefined): string => {
  if (!cell) return '';
  return cell.typed === '' && cell.value !== null ? formatVi(toCanonical(cell.value)) : cell.typed;
};

const figureIn = (row: ViewRow, column: string): Figure =>
  parseFigure(textIn(row.cells[column]), { scale: row.scale ?? undefined, decimals: row.decimals });

const targetIn = (row: ViewRow, column: string): Target =>
  parseTarget(textIn(row.cells[column]), { scale: row.scale ?? undefined });

const ratioIn = (row: ViewRow, ratio: ViewColumn): Fraction | null => {
  if (ratio.calculation?.kind !== 'ratio') return null;
  const { figure, target } = ratio.calculation;
  const { direction, rangeRule: range, decimals, unitLabel: unit } = row;
  return attainRatio(targetIn(row, target), figureIn(row, figure), { direction, range, decimals, unit });
};

/** What a percentage is of, as its own column says it: "… so với dự toán HĐND tỉnh giao", "ƯTH 2022 / KH 2022". */
const basisOf = (view: SheetView, ratio: ViewColumn): string => {
  const header = (ratio.header.at(-1) ?? '').replace(/\s+/gu, ' ').trim();
  const of = /so với (?:chỉ tiêu |mục tiêu )?(.+)$/iu.exec(header)?.[1] ?? /\/\s*(.+)$/u.exec(header)?.[1];
  if (of !== undefined) return of.replace(/^KH (?=\d{4}$)/u, `${PROSE.basis.planYear} `);
  const target = ratio.calculation?.kind === 'ratio' ? ratio.calculation.target : '';
  const address = view.columns.find(({ id }) => id === target)?.address;
  return address?.kind === 'target' && parsePeriod(address.period)?.kind === 'year'
    ? PROSE.basis.planYear
    : PROSE.basis.target;
};

/** Names that end so need no "đạt" of their own: "Tỷ suất tăng dân số tự nhiên giảm còn 14,3‰". */
const ENDS_IN_VERB = /(?:^|\s)(?:đạt|còn|tăng|giảm|là)$/u;
/** "Xã đạt chuẩn nông thôn mới 08 xã": once is enough of what is counted. */
const HAS_REACH = /(?:^|\s)đạt\s/u;
/** Nobody reaches these: "Vụ tai nạn giao thông là 07 vụ". */
const UNWELCOME = /(?<!\p{L})(?:bị|chết|tai nạn|vi phạm|thiệt hại|nhiễm|tội phạm|giải thể|tạm ngừng)(?!\p{L})/iu;

/** What stands between a name and its amount. */
const verbOf = (row: ViewRow, name: string, isJudged: boolean): string => {
  if (ENDS_IN_VERB.test(name)) return '';
  if (isCounted(row.unitLabel) && HAS_REACH.test(name)) return '';
  const isTold = !isJudged && (isCounted(row.unitLabel) || row.direction === 'lower' || UNWELCOME.test(name));
  return isTold ? PROSE.are : PROSE.reach;
};

/** The name as it begins a sentence, and the part of it that belongs to the unit: "…/năm". */
const nameOf = (label: string): { readonly name: string; readonly per: string } => {
  const match = /^(.*?)\s*(\/\s*(?:năm|tháng|quý))$/u.exec(label.trim());
  return match ? { name: match[1] ?? '', per: (match[2] ?? '').replace(/\s/gu, '') } : { name: label.trim(), per: '' };
};

interface Named {
  readonly name: string;
  readonly unit: string;
  readonly values: Readonly<Record<string, string>>;
}

const named = (row: ViewRow, label: string, estimate: boolean, isJudged: boolean): Named => {
  const { name, per } = nameOf(label);
  const unit = per !== '' && !row.unitLabel.includes('/') ? `${row.unitLabel}${per}` : row.unitLabel;
  const verb = verbOf(row, name, isJudged);
  return {
    name,
    unit,
    values: {
      tên: name,
      'tên thường': lowerFirst(name),
      đạt: !estimate ? verb : verb === PROSE.reach ? `${PROSE.estimate} ${verb}` : PROSE.estimate,
    },
  };
};

const NOTHING: Readonly<Record<string, string>> = {
  'kết quả': '',
  'mục tiêu': '',
  'tỷ lệ': '',
  'căn cứ': '',
  'đánh giá': '',
  'đánh giá lại': '',
  'tăng giảm': '',
  'lũy kế': '',
  'số tháng': '',
  'tăng giảm lũy kế': '',
  năm: '',
  'bình quân': '',
  'tăng bình quân': '',
  nhóm: '',
  'chia ra': '',
};

/** A figure against the same one a year before, where the sheet has both. */
const trendOf = (view: SheetView, row: ViewRow, column: ViewColumn | undefined): string => {
  const { address } = column ?? {};
  if (!column || address?.kind !== 'figure') return '';
  const before = view.columns.find(
    ({ address: other }) =>
      other?.kind === 'figure' && other.period === shiftYears(address.period, -1) && sameKind(other, address),
  );
  const [of, over] = [row.cells[column.id]?.value ?? null, before ? (row.cells[before.id]?.value ?? null) : null];
  return of === null || over === null ? '' : trendText(of, over, row.unitLabel);
};

const sameKind = (a: FigureAddress, b: FigureAddress): boolean =>
  a.unit === b.unit && a.basis === b.basis && a.item === b.item;

/** The clauses of a row; none where it has nothing to tell. `label`: what it is called. `about`: the column of the cursor. */
export const clausesOf = (view: SheetView, row: ViewRow, label: string, about: string | null): Clause[] => {
  if (row.kind === 'heading' && !row.adds) return [];
  if (view.source === 'capital') return capitalClauses(view, row, label);
  if (view.source !== 'plan' && view.source !== 'budget') return [];
  const ratio = ratioFor(view, about);
  if (ratio?.calculation?.kind === 'ratio' && ratio.calculation.judged) return resultClause(view, row, label, ratio);
  const yearly = view.columns.filter(
    ({ base, address }) => address?.kind === 'figure' && base !== '' && isEach(view, base),
  );
  if (yearly.length > 1) return yearsClause(view, row, label, yearly);
  const figures = view.columns.filter(({ address }) => address?.kind === 'figure');
  return figures.length > 0 ? periodClause(view, row, label, ratio) : targetClause(view, row, label);
};

const isEach = (view: SheetView, base: string): boolean =>
  view.columns.some((column) => column.base === base && column.id !== base);

const ratioFor = (view: SheetView, about: string | null): ViewColumn | null => {
  const ratios = view.columns.filter(({ kind }) => kind === 'ratio');
  const own = about === null ? null : ratioAbout(view.columns, about);
  const judged = ratios.find(({ calculation }) => calculation?.kind === 'ratio' && calculation.judged);
  return own ?? judged ?? ratios.at(-1) ?? null;
};

const resultClause = (view: SheetView, row: ViewRow, label: string, ratio: ViewColumn): Clause[] => {
  if (ratio.calculation?.kind !== 'ratio') return [];
  const { figure, target } = ratio.calculation;
  const cell = row.cells[ratio.id];
  const { unit, values } = named(row, label, row.cells[figure]?.estimate === true, true);
  const result = figureText(figureIn(row, figure), unit);
  if (result === '') return [];
  const percent = ratioIn(row, ratio);
  return [
    {
      kind: row.part === null ? 'result' : 'part',
      values: {
        ...NOTHING,
        ...values,
        'kết quả': result,
        'mục tiêu': targetText(targetIn(row, target), unit),
        'tỷ lệ': percent === null ? '' : percentText(percent),
        'căn cứ': basisOf(view, ratio),
        'đánh giá': PROSE.verdicts[cell?.verdict ?? 'notComputable'],
        'đánh giá lại': cell?.overruled ? PROSE.verdicts[cell.verdict ?? 'notComputable'] : '',
        'tăng giảm': trendOf(
          view,
          row,
          view.columns.find(({ id }) => id === figure),
        ),
      },
    },
  ];
};

const monthsOfPeriod = (period: Period): string => {
  const parts = parsePeriod(period);
  return parts ? PROSE.months(monthsOf(parts).last) : '';
};

const periodClause = (view: SheetView, row: ViewRow, label: string, ratio: ViewColumn | null): Clause[] => {
  const at = (basis: 'period' | 'cumulative'): ViewColumn | undefined =>
    view.columns.find(
      ({ address }) => address?.kind === 'figure' && address.period === view.period && address.basis === basis,
    );
  const [own, total] = [at('period'), at('cumulative')];
  const [ownCell, totalCell] = [own && row.cells[own.id], total && row.cells[total.id]];
  const isEstimate = (ownCell?.text !== '' && ownCell?.estimate) || totalCell?.estimate;
  const { unit, values } = named(row, label, isEstimate === true, false);
  const result = own ? figureText(figureIn(row, own.id), unit) : '';
  const cumulative = total ? figureText(figureIn(row, total.id), unit) : '';
  if (result === '' && cumulative === '') return [];
  const percent = ratio && ratioIn(row, ratio);
  // A stock has no cumulative of its own; in January a flow has neither.
  const isSame = ownCell?.value !== null && ownCell?.value === totalCell?.value;
  return [
    {
      kind: result === '' ? 'cumulative' : 'period',
      values: {
        ...NOTHING,
        ...values,
        'kết quả': result,
        'lũy kế': isSame ? '' : cumulative,
        'số tháng': monthsOfPeriod(view.period),
        'tỷ lệ': percent ? percentText(percent) : '',
        'căn cứ': ratio ? basisOf(view, ratio) : '',
        'tăng giảm': trendOf(view, row, own),
        'tăng giảm lũy kế': isSame ? '' : trendOf(view, row, total),
      },
    },
  ];
};

const yearsClause = (view: SheetView, row: ViewRow, label: string, years: readonly ViewColumn[]): Clause[] => {
  const last = years.findLast(({ id }) => (row.cells[id]?.text ?? '') !== '');
  if (last?.address?.kind !== 'figure') return [];
  const { unit, values } = named(row, label, row.cells[last.id]?.estimate === true, false);
  const computed = (kind: ViewColumn['kind']): string | null => {
    const column = view.columns.find((one) => one.kind === kind);
    return column ? (row.cells[column.id]?.value ?? null) : null;
  };
  const [mean, growth] = [computed('mean'), computed('growth')];
  const word = growth?.startsWith('-') ? PROSE.down : PROSE.up;
  return [
    {
      kind: 'years',
      values: {
        ...NOTHING,
        ...values,
        'kết quả': figureText(figureIn(row, last.id), unit),
        năm: last.address.period,
        'bình quân': mean === null ? '' : amountText(mean, row.unitLabel),
        'tăng bình quân':
          growth === null ? '' : `${word} bình quân ${onePlace(fractionFromDecimal(growth.replace(/^-/u, '')))}%`,
      },
    },
  ];
};

/** One clause for each kind of capital that has anything. */
const capitalClauses = (view: SheetView, row: ViewRow, label: string): Clause[] =>
  view.columns.flatMap((ratio): Clause[] => {
    if (ratio.calculation?.kind !== 'ratio') return [];
    const { figure, target } = ratio.calculation;
    const { unit, values } = named(row, label, row.cells[figure]?.estimate === true, true);
    const [asked, paid] = [targetText(targetIn(row, target), unit), figureText(figureIn(row, figure), unit)];
    if (asked === '') return [];
    const percent = ratioIn(row, ratio);
    return [
      {
        kind: 'capital',
        values: {
          ...NOTHING,
          ...values,
          nhóm: ratio.header.length > 1 ? lowerFirst(ratio.header[0] ?? '') : '',
          'mục tiêu': asked,
          'kết quả': paid,
          'tỷ lệ': percent === null ? '' : percentText(percent),
        },
      },
    ];
  });

const targetClause = (view: SheetView, row: ViewRow, label: string): Clause[] => {
  const targets = view.columns.filter(({ kind }) => kind === 'target');
  const whole = targets.find(({ id, base }) => id === base);
  const { unit, values } = named(row, label, false, false);
  const asked = whole ? targetText(targetIn(row, whole.id), unit) : '';
  const parts = targets
    .filter(({ id, base }) => id !== base)
    .flatMap((column) => {
      const amount = targetText(targetIn(row, column.id), unit);
      return amount === '' ? [] : [`${column.header.at(-1) ?? ''} ${amount}`];
    });
  if (asked === '' && parts.length === 0) return [];
  return [{ kind: 'target', values: { ...NOTHING, ...values, 'mục tiêu': asked, 'chia ra': parts.join(', ') } }];
};
