/** A sample plan as it is offered; its content (`samplePlan`) is read only when it is wanted. */
export interface SampleName {
  readonly id: string;
  /** The `title` in its file: a test holds the two together. */
  readonly title: string;
}

/** The sample plans of seeds/plans in the order in which they are offered; the first is what `--sample` means without a name. */
export const SAMPLES: readonly [SampleName, ...SampleName[]] = [
  { id: 'tam-duong', title: 'Nghị quyết Đại hội Đảng bộ huyện Tam Đường lần thứ XX, nhiệm kỳ 2020 - 2025' },
  { id: 'tan-uyen', title: 'Huyện Tân Uyên (Lai Châu): kế hoạch năm 2022, mục tiêu đến năm 2025, nhiệm vụ' },
  { id: 'lai-chau', title: 'Tỉnh Lai Châu: kế hoạch năm 2021 và báo cáo tháng 01 năm 2021' },
];
