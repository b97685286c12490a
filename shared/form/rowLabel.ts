import type { ViewRow } from './types';

/** A row's name in a list, with the part that it stands for: "Tỷ lệ học sinh đến trường · Mẫu giáo". */
export const rowLabel = ({ name, part }: Pick<ViewRow, 'name' | 'part'>): string =>
  part === null ? name : `${name} · ${part}`;
