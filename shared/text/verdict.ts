import type { Verdict } from '../target/types';

/** One word for each verdict, everywhere. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  exceeded: 'Vượt',
  met: 'Đạt',
  unmet: 'Chưa đạt',
  notComputable: 'Không tính được',
};
