/** Rows of a range as places: first and last, inclusive. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the rows of a range are after the table was sorted, filtered or had rows come and go. `placeOf` is the new
 * place of an old row, null when it is gone. While the rows keep their order the range stays one and takes in what came
 * between, as in Excel; where a sort scattered them, each run of neighbours is a range of its own, so that nothing is
 * selected that was not before.
 */
export const followRows = (rows: RowSpan, placeOf: (row: number) => number | null): RowSpan[] => {
  const places: number[] = [];
  for (let row = rows.from; row <= rows.to; row += 1) {
    const place = placeOf(row);
    if (place !== null) places.push(place);
  }
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return [];
  if (places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0)))
    return [{ from: first, to: last }];
  const spans: { from: number; to: number }[] = [];
  for (const place of places.sort((a, b) => a - b)) {
    const open = spans.at(-1);
    if (open && open.to === place - 1) open.to = place;
    else spans.push({ from: place, to: place });
  }
  return spans;
};

/** The row that stands in for one that is gone: the next one that is still there, else the one before. */
export const standIn = (row: number, count: number, placeOf: (row: number) => number | null): number | null => {
  for (let next = row; next < count; next += 1) {
    const place = placeOf(next);
    if (place !== null) return place;
  }
  for (let before = row - 1; before >= 0; before -= 1) {
    const place = placeOf(before);
    if (place !== null) return place;
  }
  return null;
};
