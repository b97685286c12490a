/** Words of the bar that shows long work. */
export const JOB = {
  cancel: 'Hủy',
  stopping: 'Đang dừng…',
  at: (done: number, total: number | null, text: string): string =>
    [total === null ? '' : `${done}/${total}`, text].filter((part) => part !== '').join(' · '),
} as const;
