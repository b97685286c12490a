import * as v from 'valibot';
import { err, ok, type Result } from '../contract/result';

/** Real mergers as data, in `seeds/units`: the commune-level units from a day on and the whole units they were formed from. */
export interface MergerData {
  /** Where it is from, and under which licence. */
  readonly source: string;
  readonly note: string;
  /** ISO date. */
  readonly effective: string;
  readonly units: readonly {
    readonly new: string;
    readonly old: readonly { readonly name: string; readonly district: string }[];
  }[];
}

const name = v.pipe(v.string(), v.trim(), v.minLength(1));
const Data = v.strictObject({
  source: name,
  note: v.string(),
  effective: v.pipe(v.string(), v.isoDate()),
  units: v.array(
    v.strictObject({
      new: name,
      old: v.pipe(v.array(v.strictObject({ name, district: name })), v.minLength(1)),
    }),
  ),
});

/** Reads such a file strictly; the error names the place. */
export const parseMergerData = (json: unknown): Result<MergerData, string> => {
  const read = v.safeParse(Data, json);
  return read.success ? ok(read.output) : err(v.getDotPath(read.issues[0]) ?? '');
};

/** The first word of a unit's name, which says its kind: "Thị trấn", "Xã", "Phường", "Huyện", "Thành phố"; '' for others. */
export const kindWord = (name: string): string =>
  /^(thị trấn|thị xã|thành phố|phường|xã|đặc khu|huyện|quận|tỉnh)(?=\s)/iu.exec(name.normalize('NFC'))?.[0] ?? '';
