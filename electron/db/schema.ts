import { SCHEMA_2_SQL } from './migrations/schema2';
import { WORKBOOKS_SQL } from './migrations/workbooks';

/**
 * The whole model of a plan file (domain.md §1–4), as SQL. Every table that a command may write has a text primary key
 * `id`, so that a change is an exact row image and files can be compared and merged. Numbers are text: as typed, and
 * canonical decimal where they could be read; SQL never sums them. Order is a fractional key.
 */
export const SCHEMA_VERSION = 3;
/** "SKH1" as a big-endian integer, in the SQLite header. */
export const APPLICATION_ID = 0x534b4831;

/** Schema 2 and what each migration since has added to it. */
export const SCHEMA_SQL = SCHEMA_2_SQL + WORKBOOKS_SQL;

/** Tables that commands may write; `change_log` is not one of them. */
export const TABLE_NAMES = [
  'setting',
  'unit_kind',
  'org_unit',
  'scale',
  'scale_rank',
  'unit_link',
  'authority',
  'measure',
  'indicator',
  'indicator_version',
  'plan',
  'plan_row',
  'row_alias',
  'form',
  'sheet',
  'import_batch',
  'target',
  'figure',
  'figure_correction',
  'row_text',
  'cell_note',
  'verdict_override',
  'period_close',
  'period_cutoff',
  'sheet_snapshot',
  'report_due',
  'request_form',
  'returned_file',
  'workbook_template',
  'import_mapping',
  'report_set',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];
