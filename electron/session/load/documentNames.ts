import { type SqlDb, textOf } from '../../db/sqlDb';

/**
 * SQL of the document behind a target `t` of an authority `a`: its own, else the one by which the authority set its targets.
 * That one is older than an adjustment, which has its own document or none.
 */
export const SET_BY =
  "coalesce(t.document_id, CASE WHEN t.stage = 'adjusted' THEN NULL ELSE a.document_id END) AS document";

/**
 * Documents of the file by id, in their order: number first where they have one ("12/NQ-HĐND · Nghị quyết về …"), as a
 * person looks for them. A row without words is no document yet.
 */
export const documentNames = (db: SqlDb): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(
        `SELECT r.id, r.name, t.typed AS symbol FROM plan_row r
         LEFT JOIN row_text t ON t.row_id = r.id AND t.field = 'symbol' WHERE r.tree = 'documents' AND r.kind <> 'heading'
         ORDER BY r.plan_id, r.sort_key, r.id`,
      )
      .map((row) => {
        const parts = [textOf(row, 'symbol'), textOf(row, 'name')].map((part) => part.trim());
        return [textOf(row, 'id'), parts.filter((part) => part !== '').join(' · ')] as const;
      })
      .filter(([, name]) => name !== ''),
  );
