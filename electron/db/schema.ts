/**
 * The whole model of a plan file (domain.md §1–4), as SQL. Every table that a command may write has a text primary key
 * `id`, so that a change is an exact row image and files can be compared and merged. Numbers are text: as typed, and
 * canonical decimal where they could be read; SQL never sums them. Order is a fractional key.
 */
export const SCHEMA_VERSION = 1;
/** "SKH1" as a big-endian integer, in the SQLite header. */
export const APPLICATION_ID = 0x534b4831;

const natures = `('actual','preliminary','estimate')`;

export const SCHEMA_SQL = `
CREATE TABLE setting (
  id TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT;

CREATE TABLE unit_kind (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, level INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE org_unit (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL REFERENCES unit_kind(id),
  code TEXT NOT NULL DEFAULT '', parent_id TEXT REFERENCES org_unit(id), valid_from TEXT, valid_to TEXT,
  sort_key TEXT NOT NULL, source TEXT NOT NULL DEFAULT '',
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
) STRICT;

CREATE TABLE unit_link (
  id TEXT PRIMARY KEY, old_id TEXT NOT NULL REFERENCES org_unit(id), new_id TEXT NOT NULL REFERENCES org_unit(id),
  share TEXT NOT NULL CHECK (share IN ('whole','part')), effective_on TEXT NOT NULL, document_id TEXT REFERENCES document(id),
  note TEXT NOT NULL DEFAULT '', CHECK (old_id <> new_id)
) STRICT;

CREATE TABLE scale (
  id TEXT PRIMARY KEY, name TEXT NOT NULL
) STRICT;

CREATE TABLE scale_rank (
  id TEXT PRIMARY KEY, scale_id TEXT NOT NULL REFERENCES scale(id), position INTEGER NOT NULL CHECK (position >= 0),
  code TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (scale_id, position), UNIQUE (scale_id, code)
) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY, register TEXT NOT NULL DEFAULT '', group_name TEXT NOT NULL DEFAULT '', symbol TEXT NOT NULL,
  issued_on TEXT, issued_text TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
  issuer_id TEXT REFERENCES org_unit(id), replaces_id TEXT REFERENCES document(id), sort_key TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE authority (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, unit_id TEXT REFERENCES org_unit(id), document_id TEXT REFERENCES document(id),
  sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE measure (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, family TEXT NOT NULL, factor TEXT NOT NULL, aliases TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(aliases))
) STRICT;

CREATE TABLE indicator (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, unit_label TEXT NOT NULL DEFAULT '',
  direction TEXT NOT NULL CHECK (direction IN ('higher','lower')),
  direction_set INTEGER NOT NULL DEFAULT 0 CHECK (direction_set IN (0,1)),
  range_rule TEXT NOT NULL DEFAULT 'upper' CHECK (range_rule IN ('upper','lower','inside')),
  decimals INTEGER CHECK (decimals BETWEEN 0 AND 12), scale_id TEXT REFERENCES scale(id),
  over_units TEXT NOT NULL DEFAULT 'none' CHECK (over_units IN ('sum','weighted','none')),
  over_time TEXT NOT NULL DEFAULT 'last' CHECK (over_time IN ('sum','last','mean','none')),
  weight_indicator_id TEXT REFERENCES indicator(id),
  nature_priority TEXT NOT NULL DEFAULT 'actual,preliminary,estimate',
  owner_id TEXT REFERENCES org_unit(id), provider_id TEXT REFERENCES org_unit(id)
) STRICT;

CREATE TABLE indicator_version (
  id TEXT PRIMARY KEY, indicator_id TEXT NOT NULL REFERENCES indicator(id), version INTEGER NOT NULL CHECK (version >= 1),
  valid_from TEXT, definition TEXT NOT NULL, breaks_series INTEGER NOT NULL CHECK (breaks_series IN (0,1)),
  document_id TEXT REFERENCES document(id), UNIQUE (indicator_id, version)
) STRICT;

CREATE TABLE plan (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('term','year')), period TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES org_unit(id), authority_id TEXT NOT NULL REFERENCES authority(id),
  document_id TEXT REFERENCES document(id), print TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(print)), sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE plan_row (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), parent_id TEXT REFERENCES plan_row(id),
  kind TEXT NOT NULL CHECK (kind IN ('heading','indicator','part','total')), marker TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL, indicator_id TEXT REFERENCES indicator(id),
  label_only INTEGER NOT NULL DEFAULT 0 CHECK (label_only IN (0,1)),
  is_component INTEGER NOT NULL DEFAULT 0 CHECK (is_component IN (0,1)),
  sort_key TEXT NOT NULL, CHECK (kind <> 'part' OR parent_id IS NOT NULL)
) STRICT;
CREATE INDEX plan_row_plan ON plan_row(plan_id, sort_key);
CREATE INDEX plan_row_parent ON plan_row(parent_id);
CREATE INDEX plan_row_indicator ON plan_row(indicator_id);

CREATE TABLE row_alias (
  id TEXT PRIMARY KEY, row_id TEXT NOT NULL REFERENCES plan_row(id), label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('printed','former')), source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX row_alias_row ON row_alias(row_id);

CREATE TABLE target (
  id TEXT PRIMARY KEY, indicator_id TEXT NOT NULL REFERENCES indicator(id), plan_id TEXT NOT NULL REFERENCES plan(id),
  authority_id TEXT NOT NULL REFERENCES authority(id), unit_id TEXT NOT NULL REFERENCES org_unit(id), period TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('proposed','planned','assigned','adjusted')), version INTEGER NOT NULL CHECK (version >= 1),
  valid_from TEXT, document_id TEXT REFERENCES document(id),
  typed TEXT NOT NULL, value TEXT, parse_state TEXT NOT NULL, source TEXT NOT NULL DEFAULT '',
  UNIQUE (indicator_id, plan_id, authority_id, unit_id, period, stage, version)
) STRICT;
CREATE INDEX target_plan ON target(plan_id, unit_id, period);

CREATE TABLE figure (
  id TEXT PRIMARY KEY, indicator_id TEXT NOT NULL REFERENCES indicator(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, nature TEXT NOT NULL CHECK (nature IN ${natures}),
  basis TEXT NOT NULL CHECK (basis IN ('period','cumulative')), provider_id TEXT REFERENCES org_unit(id),
  agency TEXT NOT NULL DEFAULT '', as_of TEXT, typed TEXT NOT NULL, value TEXT, parse_state TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '', import_id TEXT REFERENCES import_batch(id), address TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX figure_key ON figure(indicator_id, unit_id, period, nature, basis, ifnull(provider_id, ''));
CREATE INDEX figure_period ON figure(unit_id, period);

CREATE TABLE row_text (
  id TEXT PRIMARY KEY, row_id TEXT NOT NULL REFERENCES plan_row(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, field TEXT NOT NULL, typed TEXT NOT NULL, UNIQUE (row_id, unit_id, period, field)
) STRICT;

CREATE TABLE cell_note (
  id TEXT PRIMARY KEY, row_id TEXT NOT NULL REFERENCES plan_row(id), column_id TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (row_id, column_id)
) STRICT;

CREATE TABLE verdict_override (
  id TEXT PRIMARY KEY, row_id TEXT NOT NULL REFERENCES plan_row(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('exceeded','met','unmet')), reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  UNIQUE (row_id, unit_id, period)
) STRICT;

CREATE TABLE outlook (
  id TEXT PRIMARY KEY, row_id TEXT NOT NULL REFERENCES plan_row(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, outlook TEXT NOT NULL CHECK (outlook IN ('done','likely','hard','no')), note TEXT NOT NULL DEFAULT '',
  UNIQUE (row_id, unit_id, period)
) STRICT;

CREATE TABLE task (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), group_name TEXT NOT NULL DEFAULT '', content TEXT NOT NULL,
  document_id TEXT REFERENCES document(id), lead_id TEXT REFERENCES org_unit(id), support TEXT NOT NULL DEFAULT '',
  due_text TEXT NOT NULL DEFAULT '', due_on TEXT, product TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('new','running','done','late','cancelled')), done_on TEXT,
  delay_reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE capital_project (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), parent_id TEXT REFERENCES capital_project(id),
  kind TEXT NOT NULL CHECK (kind IN ('source','project')), name TEXT NOT NULL, owner_id TEXT REFERENCES org_unit(id),
  total_typed TEXT NOT NULL DEFAULT '', medium_term_typed TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE capital_figure (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES capital_project(id), period TEXT NOT NULL,
  fund TEXT NOT NULL CHECK (fund IN ('carried','current')), measure TEXT NOT NULL CHECK (measure IN ('plan','disbursed')),
  nature TEXT NOT NULL CHECK (nature IN ${natures}), typed TEXT NOT NULL, value TEXT, parse_state TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '', UNIQUE (project_id, period, fund, measure, nature)
) STRICT;

CREATE TABLE budget_line (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), parent_id TEXT REFERENCES budget_line(id),
  side TEXT NOT NULL CHECK (side IN ('revenue','spending')), marker TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,
  indicator_id TEXT REFERENCES indicator(id), sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE form (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 1),
  origin TEXT NOT NULL CHECK (origin IN ('shipped','office')), definition TEXT NOT NULL CHECK (json_valid(definition)),
  UNIQUE (code, version)
) STRICT;

CREATE TABLE sheet (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), form_id TEXT NOT NULL REFERENCES form(id),
  unit_id TEXT NOT NULL REFERENCES org_unit(id), title TEXT NOT NULL, period TEXT NOT NULL, sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE period_close (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), unit_id TEXT REFERENCES org_unit(id), period TEXT NOT NULL,
  closed_at TEXT NOT NULL, closed_by TEXT NOT NULL, reopened_at TEXT, reopened_by TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE report_due (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), unit_id TEXT NOT NULL REFERENCES org_unit(id), period TEXT NOT NULL,
  due_on TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('missing','sent','late','returned')), received_on TEXT,
  note TEXT NOT NULL DEFAULT '', UNIQUE (plan_id, unit_id, period)
) STRICT;

CREATE TABLE import_batch (
  id TEXT PRIMARY KEY, sheet_id TEXT NOT NULL REFERENCES sheet(id), file_name TEXT NOT NULL, sheet_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, actor TEXT NOT NULL, label TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(place)),
  command TEXT NOT NULL CHECK (json_valid(command)), changes TEXT NOT NULL CHECK (json_valid(changes)),
  undoes TEXT REFERENCES change_log(id)
) STRICT;
`;

/** Tables that commands may write; `change_log` is not one of them. */
export const TABLE_NAMES = [
  'setting',
  'unit_kind',
  'org_unit',
  'scale',
  'scale_rank',
  'document',
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
  'row_text',
  'cell_note',
  'verdict_override',
  'outlook',
  'task',
  'capital_project',
  'capital_figure',
  'budget_line',
  'period_close',
  'report_due',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];
