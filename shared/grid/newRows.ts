import { ancestorsOf, type Outline } from './outline';

/** Where rows added at the end of a sheet can stand: below a row, or at the top level (`under: null`). */
export interface RowPlace {
  readonly level: number;
  readonly under: string | null;
}

/** The places that the end of a sheet offers, the one beside its last row first; below it where it is a heading. */
export const newRowPlaces = (outline: Outline): readonly RowPlace[] => {
  const at = outline.rows.length - 1;
  const last = outline.rows[at];
  if (!last) return [{ level: 0, under: null }];
  const above = ancestorsOf(outline, last.id).flatMap((id) => outline.rows[outline.indexOf(id) ?? -1] ?? []);
  const places = above.map((row) => ({ level: outline.level(outline.indexOf(row.id) ?? 0) + 1, under: row.name }));
  const own = last.kind === 'heading' ? [{ level: outline.level(at) + 1, under: last.name }] : [];
  return [...own, ...places, { level: 0, under: null }];
};

/** The label whose parts the sheet ends with: rows added there stand after it and are no parts of it. Null when it does not. */
export const labelAtEnd = ({ rows }: Outline): string | null => {
  const last = rows.at(-1);
  return last && last.part !== null ? last.name : null;
};
