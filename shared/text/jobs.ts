/** One Biểu going out as a workbook. */
export const EXPORT_JOB = { title: 'Đang ghi tệp Excel' } as const;

/** Words of the bar that shows long work. */
export const JOB = {
  cancel: 'Hủy',
  stopping: 'Đang dừng…',
  at: (done: number, total: number | null, counts: 'pieces' | 'percent', text: string): string =>
    [total === null ? '' : counts === 'percent' ? `${done}%` : `${done}/${total}`, text]
      .filter((part) => part !== '')
      .join(' · '),
} as const;
