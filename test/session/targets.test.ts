import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import { cellDetails } from '../../electron/session/story/cellDetails';
import type { Assignment } from '../../shared/contract/periodAnswers';
import type { Command } from '../../shared/domain/command';
import type { SheetView, ViewRow } from '../../shared/form/types';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const MONTH = 'ke-hoach-2021--bao-cao-thang';
let session: PlanSession;
let count = 0;

beforeEach(async () => {
  count += 1;
  session = await openSample(path.join(folder, `targets-${count}.skh`), 'lai-chau');
});
afterEach(() => session.close());

const view = (sheet = MONTH, period: string | null = null, unit: string | null = null): SheetView => {
  const found = session.view(sheet, period, unit);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
const run = (command: Command): void => {
  const answer = session.run(command, null);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
};
const codeOf = (command: Command): string | null => {
  const answer = session.run(command, null);
  return answer.ok ? null : answer.error.code;
};
const type = (row: string, column: string, text: string, period?: string): void =>
  run({ type: 'setCells', sheet: MONTH, period, edits: [{ row, column, text }] });
const row = (test: (row: ViewRow) => boolean = ({ kind }) => kind === 'indicator'): string => {
  const found = view().rows.find(test);
  if (!found) throw new Error('no such row');
  return found.id;
};
const text = (id: string, column: string, period: string): string =>
  view(MONTH, period).rows.find((one) => one.id === id)?.cells[column]?.text ?? '';
const assignment = (id: string, period?: string): Assignment => {
  const answer = session.inquire('row.assignment', { at: { sheet: MONTH, period }, row: id, column: null });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

/** A row of the sample that adds up over time and has nothing yet. */
const flowRow = (): string => {
  const rows = view(MONTH, '2021-M02').rows.filter((one) => one.kind === 'indicator');
  for (const one of rows) {
    if ((one.cells['current']?.text ?? '') !== '' || (one.cells['previous']?.text ?? '') !== '') continue;
    type(one.id, 'current', '1', '2021-M01');
    type(one.id, 'current', '1', '2021-M02');
    const adds = text(one.id, 'cumulative', '2021-M02') === '2';
    session.undo();
    session.undo();
    if (adds) return one.id;
  }
  throw new Error('no flow');
};

describe('chỉ tiêu giao', () => {
  test('a version adjusted from a date: earlier months keep theirs, later ones compute on the new one', () => {
    const id = row();
    const at = { sheet: MONTH, row: id } as const;
    const authority = 'ubnd-tinh';
    const add = (stage: 'proposed' | 'assigned' | 'adjusted', text: string, validFrom: string | null): void =>
      run({ type: 'addTarget', ...at, authority, of: '2021', stage, validFrom, document: null, text });
    add('proposed', '900', null);
    expect(text(id, 'plan', '2021-M03')).toBe('900');
    add('assigned', '1000', null);
    add('adjusted', '1200', '2021-06-15');
    add('adjusted', '1250', '2021-10-01');
    expect(text(id, 'plan', '2021-M05')).toBe('1.000');
    expect(text(id, 'plan', '2021-M06')).toBe('1.200');
    expect(text(id, 'plan', '2021-M10')).toBe('1.250');
    type(id, 'cumulative', '600', '2021-M06');
    expect(text(id, 'toPlan', '2021-M06')).toBe('50,00%');
    expect(
      assignment(id, '2021-M06').targets.map(({ stage, version, text: typed, isShown }) => [
        stage,
        version,
        typed,
        isShown,
      ]),
    ).toEqual([
      ['proposed', 1, '900', false],
      ['assigned', 1, '1000', false],
      ['adjusted', 1, '1200', true],
      ['adjusted', 2, '1250', false],
    ]);
    const last = assignment(id).targets.at(-1)?.id ?? '';
    run({ type: 'removeTarget', ...at, target: last });
    expect(text(id, 'plan', '2021-M10')).toBe('1.200');
    session.undo();
    expect(text(id, 'plan', '2021-M10')).toBe('1.250');
    // The cell says that it is an adjusted one, in the months that it holds for.
    const isAdjusted = (period: string): boolean =>
      view(MONTH, period).rows.find((one) => one.id === id)?.cells['plan']?.adjusted === true;
    expect([isAdjusted('2021-M05'), isAdjusted('2021-M06')]).toEqual([false, true]);
    // An adjustment without a document is not that of the document which it adjusts.
    expect(assignment(id).targets.at(-1)?.document).toBe('');
  });

  test('who is not there cannot assign; a target of another row is not taken away', () => {
    const [a, b] = view().rows.filter(({ kind }) => kind === 'indicator');
    if (!a || !b) throw new Error('rows');
    const command = {
      type: 'addTarget',
      sheet: MONTH,
      row: a.id,
      of: '2021',
      stage: 'assigned',
      validFrom: null,
      document: null,
    } as const;
    expect(codeOf({ ...command, authority: 'ai-do', text: '1' })).toBe('unknownUnitName');
    expect(codeOf({ ...command, authority: 'ubnd-tinh', text: ' ' })).toBe('badNumber');
    expect(codeOf({ ...command, authority: 'ubnd-tinh', text: '1', document: 'không có' })).toBe('unknownRow');
    const defined = { type: 'addDefinition', validFrom: '2021-07-01', definition: 'mới', breaks: true } as const;
    expect(codeOf({ ...defined, sheet: MONTH, row: a.id, document: 'không có' })).toBe('unknownRow');
    run({ ...command, authority: 'ubnd-tinh', text: '1' });
    const target = assignment(a.id).targets[0]?.id ?? '';
    expect(codeOf({ type: 'removeTarget', sheet: MONTH, row: b.id, target })).toBe('unknownRow');
  });

  test('owner and provider; two providers’ figures are both kept, the owner’s counts, the difference is exact', () => {
    const id = row();
    const [owner, other] = assignment(id).units;
    if (!owner || !other) throw new Error('units');
    run({ type: 'setOwners', sheet: MONTH, row: id, owner: owner.id });
    run({ type: 'setOwners', sheet: MONTH, row: id, provider: other.id });
    expect(assignment(id)).toMatchObject({ owner: owner.id, provider: other.id });
    type(id, 'current', '0,3', '2021-M02');
    const before = view(MONTH, '2021-M02');
    const at = { sheet: MONTH, period: '2021-M02', row: id, column: 'current', provider: other.id } as const;
    run({ type: 'setProviderFigure', ...at, text: '0,1' });
    expect(view(MONTH, '2021-M02').rows).toEqual(before.rows);
    const [theirs] = assignmentAt(id, '2021-M02').providers;
    expect(theirs).toMatchObject({ provider: { id: other.id }, text: '0,1', difference: '-0.2' });
    type(id, 'current', '0,4', '2021-M02');
    expect(assignmentAt(id, '2021-M02').providers[0]?.difference).toBe('-0.3');
    run({ type: 'setProviderFigure', ...at, text: '' });
    expect(assignmentAt(id, '2021-M02').providers).toEqual([]);
  });

  const assignmentAt = (id: string, period: string): Assignment => {
    const answer = session.inquire('row.assignment', { at: { sheet: MONTH, period }, row: id, column: 'current' });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  test('a new definition that breaks the series hides comparisons across it, with the reason; others stay', () => {
    const id = row();
    type(id, 'current', '120', '2021-M03');
    type(id, 'current', '100', '2021-M02');
    run({
      type: 'loadFigures',
      sheet: MONTH,
      nature: 'actual',
      basis: 'period',
      overwrite: false,
      edits: [{ row: id, period: '2020-M03', text: '80' }],
    });
    expect(text(id, 'currentToSame', '2021-M03')).toBe('150,00');
    const at = { sheet: MONTH, row: id } as const;
    run({
      type: 'addDefinition',
      ...at,
      validFrom: '2021-01-01',
      definition: '11,9 tiêu chí',
      breaks: true,
      document: null,
    });
    const cell = view(MONTH, '2021-M03').rows.find((one) => one.id === id)?.cells['currentToSame'];
    expect(cell).toMatchObject({ state: 'notComputable', reason: 'seriesBroken', text: '' });
    // The figure itself stays; months after the break compare with each other.
    expect(text(id, 'samePeriod', '2021-M03')).toBe('80');
    expect(text(id, 'currentToPrevious', '2021-M03')).toBe('120,00');
    const [version] = assignment(id).versions;
    run({ type: 'removeDefinition', ...at, version: version?.id ?? '' });
    expect(text(id, 'currentToSame', '2021-M03')).toBe('150,00');
  });
});

describe('đính chính', () => {
  const close = (closing: string): void => run({ type: 'closePeriod', sheet: MONTH, closing, of: null });

  test('the closed figure stays as sent; the cumulative of later months has the difference; one step and back', () => {
    // A row of the sample that adds up over time.
    const id = flowRow();
    type(id, 'current', '100', '2021-M01');
    type(id, 'current', '50', '2021-M02');
    type(id, 'current', '30', '2021-M03');
    close('2021-M01');
    const correct = (into: string, typed: string, reason = 'Đơn vị báo cáo lại') =>
      codeOf({
        type: 'correctFigure',
        sheet: MONTH,
        period: '2021-M01',
        row: id,
        column: 'current',
        into,
        text: typed,
        reason,
      });
    expect(correct('2021-M02', '120,5', ' ')).toBe('reasonMissing');
    expect(correct('2021-M01', '120,5')).toBe('cannotCorrect');
    expect(correct('2022-M01', '120,5')).toBe('cannotCorrect');
    expect(correct('2021-M02', '5-6')).toBe('cannotCorrect');
    expect(correct('2021-M02', '120,5')).toBeNull();
    expect(text(id, 'current', '2021-M01')).toBe('100');
    expect(text(id, 'cumulative', '2021-M02')).toBe('170,5');
    expect(text(id, 'cumulative', '2021-M03')).toBe('200,5');
    // A second correction, later, takes off from the first.
    expect(correct('2021-M03', '119')).toBeNull();
    expect(text(id, 'cumulative', '2021-M02')).toBe('170,5');
    expect(text(id, 'cumulative', '2021-M03')).toBe('199');
    session.undo();
    expect(text(id, 'cumulative', '2021-M03')).toBe('200,5');
    // A closed month takes no correction either.
    close('2021-M02');
    expect(correct('2021-M02', '130')).toBe('periodClosed');
    const known = session.inquire('period.correction', {
      at: { sheet: MONTH, period: '2021-M01' },
      row: id,
      column: 'current',
    });
    expect(known.ok && known.value).toMatchObject({ sent: '100', corrected: '120,5', isFlow: true });
    expect(known.ok && known.value.into[0]).toBe('2021-M03');
  });

  test('a figure that was missing when the month was closed comes in later', () => {
    const id = flowRow();
    type(id, 'current', '50', '2021-M02');
    close('2021-M01');
    expect(text(id, 'cumulative', '2021-M02')).toBe('');
    run({
      type: 'correctFigure',
      sheet: MONTH,
      period: '2021-M01',
      row: id,
      column: 'current',
      into: '2021-M02',
      text: '7',
      reason: 'gửi chậm',
    });
    expect(text(id, 'current', '2021-M01')).toBe('');
    expect(text(id, 'cumulative', '2021-M02')).toBe('57');
  });

  test('an open figure is corrected by typing', () => {
    const id = row();
    const command = {
      type: 'correctFigure',
      sheet: MONTH,
      period: '2021-M01',
      row: id,
      column: 'current',
      into: '2021-M02',
      text: '7',
      reason: 'x',
    } as const;
    expect(codeOf(command)).toBe('cannotCorrect');
  });
});

describe('khả năng hoàn thành', () => {
  test('a column by choice: off at first, on as a step, with words to choose from; what was typed stays when it goes', () => {
    const sheet = 'ke-hoach-2021--bieu-ket-qua';
    const ids = (): string[] => view(sheet).columns.map(({ id }) => id);
    expect(ids()).not.toContain('outlook');
    run({ type: 'showColumn', sheet, column: 'outlook', shown: true });
    expect(ids()).toContain('outlook');
    expect(view(sheet).columns.find(({ id }) => id === 'outlook')?.choices).toEqual([
      'Hoàn thành',
      'Có khả năng',
      'Khó',
      'Không',
    ]);
    const id = row();
    run({ type: 'setCells', sheet, edits: [{ row: id, column: 'outlook', text: 'Khó' }] });
    run({ type: 'showColumn', sheet, column: 'outlook', shown: false });
    expect(ids()).not.toContain('outlook');
    session.undo();
    expect(view(sheet).rows.find((one) => one.id === id)?.cells['outlook']?.text).toBe('Khó');
    expect(codeOf({ type: 'showColumn', sheet, column: 'figure', shown: false })).toBe('unknownColumn');
  });

  test('the proposal goes by pace in the year; an estimate kept beside its actual is told as an adjustment', () => {
    const id = flowRow();
    const add = {
      type: 'addTarget',
      sheet: MONTH,
      row: id,
      authority: 'ubnd-tinh',
      of: '2021',
      stage: 'assigned',
    } as const;
    run({ ...add, validFrom: null, document: null, text: '1200' });
    type(id, 'cumulative', '620', '2021-M06');
    const details = () => {
      const answer = session.ask({ sheet: MONTH, period: '2021-M06' }, (db, context) =>
        cellDetails(db, context, id, 'cumulative', () => 'do'),
      );
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    };
    const { outlook } = details();
    expect(outlook?.answer).toMatchObject({ outlook: 'likely', gone: 6, of: 12, way: '51.67' });
    run({
      type: 'loadFigures',
      sheet: MONTH,
      nature: 'actual',
      basis: 'cumulative',
      overwrite: false,
      edits: [{ row: id, period: '2021-M06', text: '600' }],
    });
    expect(details().adjustments).toMatchObject([
      { kind: 'actual', period: '2021-M06', from: '620', to: '600', difference: '-20' },
    ]);
    expect(text(id, 'cumulative', '2021-M06')).toBe('600');
    type(id, 'cumulative', '620,0', '2021-M06');
    expect(details().adjustments).toEqual([]);
  });
});
