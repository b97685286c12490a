import type { Migration } from './index';

/**
 * What 3 has more than 2. `request_form`: a reporting form as it was handed to a unit, with its checksum and what it held.
 * `returned_file`: a workbook that came back, and what became of it. `workbook_template`: a superior's own workbook (base64)
 * and where our cells stand in it. `import_mapping`: how a foreign workbook of a certain shape was read. `report_set`: Biểu
 * sent together, with the annex numbers that they keep.
 */
export const WORKBOOKS_SQL = `
CREATE TABLE request_form (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), sheet_id TEXT NOT NULL REFERENCES sheet(id),
  unit_id TEXT NOT NULL REFERENCES org_unit(id), period TEXT NOT NULL, due_on TEXT, issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL DEFAULT '', file_name TEXT NOT NULL, checksum TEXT NOT NULL,
  sent TEXT NOT NULL CHECK (json_valid(sent))
) STRICT;
CREATE INDEX request_form_plan ON request_form(plan_id, period, unit_id);

CREATE TABLE returned_file (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), request_id TEXT REFERENCES request_form(id),
  sheet_id TEXT REFERENCES sheet(id), unit_id TEXT REFERENCES org_unit(id), period TEXT NOT NULL, file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, received_at TEXT NOT NULL, received_by TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('accepted','partly','sentBack')),
  by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0,1)), note TEXT NOT NULL DEFAULT '',
  import_id TEXT REFERENCES import_batch(id)
) STRICT;
CREATE INDEX returned_file_plan ON returned_file(plan_id, period, unit_id);

CREATE TABLE workbook_template (
  id TEXT PRIMARY KEY, sheet_id TEXT NOT NULL REFERENCES sheet(id), name TEXT NOT NULL, file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, body TEXT NOT NULL, mapping TEXT NOT NULL CHECK (json_valid(mapping)), added_at TEXT NOT NULL,
  added_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE import_mapping (
  id TEXT PRIMARY KEY, sheet_id TEXT NOT NULL REFERENCES sheet(id), shape TEXT NOT NULL, name TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)), used_at TEXT NOT NULL, UNIQUE (sheet_id, shape)
) STRICT;

CREATE TABLE report_set (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id), period TEXT NOT NULL, title TEXT NOT NULL,
  entries TEXT NOT NULL CHECK (json_valid(entries)), options TEXT NOT NULL CHECK (json_valid(options)),
  sent_on TEXT, document TEXT NOT NULL DEFAULT '', sort_key TEXT NOT NULL
) STRICT;
`;

/** 2 → 3: tables for what goes out and comes home as workbooks; nothing that was there changes. */
export const workbooks: Migration = {
  from: 2,
  name: 'reporting forms, returns, templates, mappings, sets',
  up: (db) => db.script(WORKBOOKS_SQL),
};
