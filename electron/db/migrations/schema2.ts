/** Schema 2 as it was released; never edited. Later schemas are this and what their migrations add. */
const natures = `('actual','preliminary','estimate')`;

export const SCHEMA_2_SQL = `
CREATE TABLE setting (
  id TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT;

CREATE TABLE unit_kind (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, level INTEGER NOT NULL DEFAULT 0,
  role TEXT NOT NULL DEFAULT 'area' CHECK (role IN ('area','office'))
) STRICT;

CREATE TABLE org_unit (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL REFERENCES unit_kind(id),
  code TEXT NOT NULL DEFAULT '', parent_id TEXT REFERENCES org_unit(id), valid_from TEXT, valid_to TEXT,
  sort_key TEXT NOT NULL, source TEXT NOT NULL DEFAULT '', aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
) STRICT;

CREATE TABLE unit_link (
  id TEXT PRIMARY KEY, old_id TEXT NOT NULL REFERENCES org_unit(id), new_id TEXT NOT NULL REFERENCES org_unit(id),
  share TEXT NOT NULL CHECK (share IN ('whole','part')), effective_on TEXT NOT NULL, document_id TEXT REFERENCES plan_row(id),
  note TEXT NOT NULL DEFAULT '', CHECK (old_id <> new_id)
) STRICT;

CREATE TABLE scale (
  id TEXT PRIMARY KEY, name TEXT NOT NULL
) STRICT;

CREATE TABLE scale_rank (
  id TEXT PRIMARY KEY, scale_id TEXT NOT NULL REFERENCES scale(id), position INTEGER NOT NULL CHECK (position >= 0),
  code TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (scale_id, position), UNIQUE (scale_id, code)
) STRICT;

CREATE TABLE authority (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, unit_id TEXT REFERENCES org_unit(id), document_id TEXT REFERENCES plan_row(id),
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
  document_id TEXT REFERENCES plan_row(id), UNIQUE (indicator_id, version)
) STRICT;

CREATE TABLE plan (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('term','year')), period TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES org_unit(id), authority_id TEXT NOT NULL REFERENCES authority(id),
  document_id TEXT REFERENCES plan_row(id), print TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(print)), sort_key TEXT NOT NULL
) STRICT;

CREATE TABLE plan_row (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), parent_id TEXT REFERENCES plan_row(id),
  tree TEXT NOT NULL DEFAULT 'plan' CHECK (tree IN ('plan','tasks','documents','capital','budget')),
  kind TEXT NOT NULL CHECK (kind IN ('heading','indicator','part','total','entry')), marker TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL, indicator_id TEXT REFERENCES indicator(id),
  label_only INTEGER NOT NULL DEFAULT 0 CHECK (label_only IN (0,1)),
  is_component INTEGER NOT NULL DEFAULT 0 CHECK (is_component IN (0,1)),
  adds INTEGER NOT NULL DEFAULT 0 CHECK (adds IN (0,1)),
  sort_key TEXT NOT NULL, CHECK (kind <> 'part' OR parent_id IS NOT NULL)
) STRICT;
CREATE INDEX plan_row_plan ON plan_row(plan_id, tree, sort_key);
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
  valid_from TEXT, document_id TEXT REFERENCES plan_row(id), item TEXT NOT NULL DEFAULT '',
  typed TEXT NOT NULL, value TEXT, parse_state TEXT NOT NULL, source TEXT NOT NULL DEFAULT '',
  UNIQUE (indicator_id, plan_id, authority_id, unit_id, period, item, stage, version)
) STRICT;
CREATE INDEX target_plan ON target(plan_id, unit_id, period);

CREATE TABLE figure (
  id TEXT PRIMARY KEY, indicator_id TEXT NOT NULL REFERENCES indicator(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, nature TEXT NOT NULL CHECK (nature IN ${natures}),
  basis TEXT NOT NULL CHECK (basis IN ('period','cumulative')), provider_id TEXT REFERENCES org_unit(id),
  agency TEXT NOT NULL DEFAULT '', as_of TEXT, item TEXT NOT NULL DEFAULT '', typed TEXT NOT NULL, value TEXT, parse_state TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '', import_id TEXT REFERENCES import_batch(id), address TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX figure_key ON figure(indicator_id, unit_id, period, nature, basis, item, ifnull(provider_id, ''));
CREATE INDEX figure_period ON figure(unit_id, period);

CREATE TABLE figure_correction (
  id TEXT PRIMARY KEY, indicator_id TEXT NOT NULL REFERENCES indicator(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, corrects TEXT NOT NULL, basis TEXT NOT NULL CHECK (basis IN ('period','cumulative')),
  item TEXT NOT NULL DEFAULT '', sent TEXT NOT NULL, typed TEXT NOT NULL, value TEXT, parse_state TEXT NOT NULL,
  made_on TEXT NOT NULL, made_by TEXT NOT NULL, reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  UNIQUE (indicator_id, unit_id, period, corrects, basis, item)
) STRICT;

CREATE TABLE row_text (
  id TEXT PRIMARY KEY, row_id TEXT NOT NULL REFERENCES plan_row(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, field TEXT NOT NULL, typed TEXT NOT NULL, UNIQUE (row_id, unit_id, period, field)
) STRICT;

CREATE TABLE cell_note (
  id TEXT PRIMARY KEY, row_id TEXT NOT NULL REFERENCES plan_row(id), column_id TEXT NOT NULL, body TEXT NOT NULL,
  period TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '', UNIQUE (row_id, column_id, period, unit)
) STRICT;

CREATE TABLE verdict_override (
  id TEXT PRIMARY KEY, row_id TEXT NOT NULL REFERENCES plan_row(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('exceeded','met','unmet')), reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  UNIQUE (row_id, unit_id, period)
) STRICT;

CREATE TABLE form (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 1),
  origin TEXT NOT NULL CHECK (origin IN ('shipped','office')), definition TEXT NOT NULL CHECK (json_valid(definition)),
  UNIQUE (code, version)
) STRICT;

CREATE TABLE sheet (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), form_id TEXT NOT NULL REFERENCES form(id),
  unit_id TEXT NOT NULL REFERENCES org_unit(id), title TEXT NOT NULL, period TEXT NOT NULL, sort_key TEXT NOT NULL,
  columns TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(columns))
) STRICT;

CREATE TABLE period_close (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), unit_id TEXT REFERENCES org_unit(id), period TEXT NOT NULL,
  closed_at TEXT NOT NULL, closed_by TEXT NOT NULL, reopened_at TEXT, reopened_by TEXT, reason TEXT NOT NULL DEFAULT '',
  snapshots TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(snapshots))
) STRICT;

CREATE TABLE period_cutoff (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), period TEXT NOT NULL, item TEXT NOT NULL DEFAULT '',
  from_on TEXT NOT NULL, to_on TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', CHECK (from_on <= to_on),
  UNIQUE (plan_id, period, item)
) STRICT;

CREATE TABLE sheet_snapshot (
  id TEXT PRIMARY KEY, sheet_id TEXT NOT NULL REFERENCES sheet(id), unit_id TEXT NOT NULL REFERENCES org_unit(id),
  period TEXT NOT NULL, taken_at TEXT NOT NULL, taken_by TEXT NOT NULL, reason TEXT NOT NULL,
  view TEXT NOT NULL CHECK (json_valid(view))
) STRICT;

CREATE TABLE report_due (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), unit_id TEXT NOT NULL REFERENCES org_unit(id), period TEXT NOT NULL,
  what TEXT NOT NULL DEFAULT '', due_on TEXT, state TEXT NOT NULL CHECK (state IN ('missing','sent','late','returned')),
  received_on TEXT, note TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', UNIQUE (plan_id, unit_id, period, what)
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
