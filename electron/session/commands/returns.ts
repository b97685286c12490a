import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { Command } from '../../../shared/domain/command';
import { dayAbout } from '../../../shared/domain/deadline';
import type {
  AcceptedReturn,
  AcceptReturns,
  IssueRequests,
  ReturnCommand,
  ReturnedWorkbook,
  SendBackReturn,
} from '../../../shared/domain/returnCommands';
import { RETURN_SOURCE, RETURN_STEP } from '../../../shared/text/returns';
import { newId } from '../../db/newId';
import { idList, LISTED, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { userName } from '../../file/userName';
import { type SheetContext, sheetContext } from '../load/sheetContext';
import { contextOf } from '../returns/reporters';
import { requestContext } from '../returns/requestContext';
import { LEFT_PREFIX } from '../returns/returnsProposal';
import { writeCell } from './cellWriter';
import { currentDue } from './currentDue';
import type { Planned, Planner, Workbench } from './planned';

type Type = ReturnCommand['type'];
type Of<T extends Type> = Extract<ReturnCommand, { type: T }>;

/** A sheet's own unit is who the units report to, whichever unit is on screen. */
const ownBench = (bench: Workbench): Result<Workbench, AppError> => {
  const context = sheetContext(bench.db, bench.context.sheet, bench.context.period, null);
  return context.ok ? ok({ ...bench, context: context.value }) : context;
};

/** What was handed out is remembered, and each unit owes a report from now on. */
const planIssue: Planner<IssueRequests> = (bench, command) => {
  const { set, context } = bench;
  const at = new Date().toISOString();
  for (const request of command.requests) {
    if (!set.get('org_unit', request.unit)) return err({ code: 'unknownUnit', unit: request.unit });
    const due = currentDue(bench, request.unit, context.period);
    const dueOn = command.dueOn ?? (due ? textOrNull(due, 'due_on') : null);
    putDue(bench, request.unit, due, { due_on: dueOn });
    set.put('request_form', request.id, {
      plan_id: context.plan.id,
      sheet_id: context.sheet,
      unit_id: request.unit,
      period: context.period,
      due_on: dueOn,
      issued_at: at,
      issued_by: userName(),
      file_name: request.fileName,
      checksum: request.checksum,
      sent: JSON.stringify({ rows: request.rows, columns: request.columns }),
    });
  }
  if (command.left !== undefined) {
    const key = LEFT_PREFIX + context.sheet;
    if (command.left.length > 0) set.put('setting', key, { value: JSON.stringify(command.left) });
    else if (set.get('setting', key)) set.remove('setting', key);
  }
  return ok({ label: RETURN_STEP.issue(command.requests.length), place: null, source: '' });
};

/** All the workbooks of a batch, or none: one step. */
const planAccept: Planner<AcceptReturns> = (bench, command) => {
  const forms: SheetContext[] = [];
  for (const file of command.files) {
    const own = contextOf(bench.db, bench.context, file.unit);
    if (!own.ok) return own;
    forms.push(requestContext(own.value).context);
  }
  readAhead(bench, command.files, forms);
  for (const [index, file] of command.files.entries()) {
    const context = forms[index];
    const taken = context ? takeFile(bench, file, context) : ok(null);
    if (!taken.ok) return taken;
  }
  const [first] = command.files;
  const [edit] = first?.edits ?? [];
  const source = command.files.length === 1 ? (first?.fileName ?? '') : RETURN_SOURCE.files(command.files.length);
  return ok({
    label: RETURN_STEP.accept(command.files.length),
    place: edit ? { sheet: command.sheet, row: edit.row, column: null } : null,
    source,
  });
};

/** What the files can touch, in a few queries: of the figures only those of their units and periods. */
const readAhead = ({ set }: Workbench, files: readonly AcceptedReturn[], forms: readonly SheetContext[]): void => {
  const rows = [...new Set(files.flatMap(({ edits }) => edits.map(({ row }) => row)))];
  set.preload('plan_row', 'id', rows);
  const indicators = rows.flatMap((id) => textOrNull(set.get('plan_row', id) ?? {}, 'indicator_id') ?? []);
  set.preload('indicator', 'id', indicators);
  const units = forms.map(({ unit }) => unit.id);
  const periods = forms[0]?.columns.columns.flatMap(({ address, editable }) =>
    editable && address?.kind === 'figure' ? address.period : [],
  );
  set.preload('figure', 'indicator_id', indicators, {
    also: `unit_id ${LISTED} AND period ${LISTED} AND`,
    params: [idList(units), idList(periods ?? [])],
  });
  const textUnits = { also: `unit_id ${LISTED} AND period = ? AND`, params: [idList(units), forms[0]?.period ?? ''] };
  set.preload('row_text', 'row_id', rows, textUnits);
};

const takeFile = (bench: Workbench, file: AcceptedReturn, as: SheetContext): Result<null, AppError> => {
  const { set, context } = bench;
  const form: Workbench = { ...bench, context: as };
  const importId = newId();
  set.put('import_batch', importId, {
    sheet_id: context.sheet,
    file_name: file.fileName,
    sheet_name: file.sheetName,
    sha256: file.sha256,
    imported_at: new Date().toISOString(),
  });
  for (const { row, column, text, address } of file.edits) {
    const source = `${file.fileName} ${address}`.trim();
    const written = writeCell(form, row, column, text, {
      importId,
      address,
      source: file.byHand ? RETURN_SOURCE.byHand(source) : source,
    });
    if (!written.ok) return written;
  }
  keepFile(bench, file, file.partly ? 'partly' : 'accepted', '', importId);
  const due = currentDue(bench, file.unit, context.period);
  // Days that a person typed are days as well: "20/02/2022".
  const dayOf = (column: string): string | null => dayAbout(due ? textOf(due, column) : '', context.period);
  const dueOn = dayOf('due_on');
  // A correction does not make a report late that was there in time: the first day counts until it is sent back.
  const since = due && ['sent', 'late'].includes(textOf(due, 'state')) ? dayOf('received_on') : null;
  const isFirst = since === null || since >= file.receivedOn;
  putDue(bench, file.unit, due, {
    state: dueOn !== null && (isFirst ? file.receivedOn : since) > dueOn ? 'late' : 'sent',
    ...(isFirst ? { received_on: file.receivedOn } : {}),
    // What was asked for when it went back is settled now.
    ...(due && textOf(due, 'state') === 'returned' ? { note: '' } : {}),
  });
  return ok(null);
};

const planSendBack: Planner<SendBackReturn> = (bench, { file, note, sheet }) => {
  if (!bench.set.get('org_unit', file.unit)) return err({ code: 'unknownUnit', unit: file.unit });
  if (note.trim() === '') return err({ code: 'reasonMissing' });
  keepFile(bench, file, 'sentBack', note, null);
  putDue(bench, file.unit, currentDue(bench, file.unit, bench.context.period), {
    state: 'returned',
    received_on: file.receivedOn,
    note,
  });
  const unit = bench.set.get('org_unit', file.unit);
  return ok({
    label: RETURN_STEP.sendBack(unit ? textOf(unit, 'name') : ''),
    place: { sheet, row: null, column: null },
    source: file.fileName,
  });
};

const keepFile = (
  { set, context }: Workbench,
  file: ReturnedWorkbook,
  state: 'accepted' | 'partly' | 'sentBack',
  note: string,
  importId: string | null,
): void => {
  set.add('returned_file', {
    plan_id: context.plan.id,
    // The form may have been undone, or made in another copy of the plan.
    request_id: file.request !== null && set.get('request_form', file.request) ? file.request : null,
    sheet_id: context.sheet,
    unit_id: file.unit,
    period: context.period,
    file_name: file.fileName,
    sha256: file.sha256,
    received_at: new Date().toISOString(),
    received_by: userName(),
    state,
    by_hand: file.byHand ? 1 : 0,
    note,
    import_id: importId,
  });
};

const putDue = ({ set, context }: Workbench, unit: string, due: SqlRow | null, patch: SqlRow): void => {
  if (due) set.put('report_due', textOf(due, 'id'), { ...due, ...patch });
  else {
    set.add('report_due', {
      plan_id: context.plan.id,
      unit_id: unit,
      period: context.period,
      what: '',
      due_on: null,
      state: 'missing',
      received_on: null,
      note: '',
      source: '',
      ...patch,
    });
  }
};

const PLANNERS: { readonly [T in Type]: Planner<Of<T>> } = {
  issueRequests: planIssue,
  acceptReturns: planAccept,
  sendBackReturn: planSendBack,
};

/** Whether a command is one of those about reporting forms and returns. */
export const isReturnCommand = (command: Command): command is ReturnCommand => Object.hasOwn(PLANNERS, command.type);

/** Reporting forms that go out to units, and what comes back. */
export const planReturnCommand = <T extends Type>(bench: Workbench, command: Of<T>): Result<Planned, AppError> => {
  const own = ownBench(bench);
  return own.ok ? (PLANNERS[command.type] as Planner<Of<T>>)(own.value, command) : own;
};
