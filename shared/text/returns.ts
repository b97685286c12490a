/** Words for the state of a unit's report, by the stored code. */
export const RETURN_STATES: Readonly<Record<string, string>> = {
  missing: 'Chưa gửi',
  sent: 'Đã gửi',
  late: 'Gửi chậm',
  returned: 'Trả lại để bổ sung',
};
