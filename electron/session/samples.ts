import bieuKetQua from '../../seeds/forms/bieu-ket-qua.json';
import tamDuong from '../../seeds/plans/tam-duong.json';
import { parseSamplePlan } from '../../shared/domain/parseSamplePlan';
import type { SamplePlan } from '../../shared/domain/samplePlan';
import { parseForm } from '../../shared/form/parseForm';
import type { FormDefinition } from '../../shared/form/types';

/** The forms that come with the product; a broken one is a bug of the build. */
export const shippedForms = (): readonly FormDefinition[] =>
  [bieuKetQua].map((json) => {
    const form = parseForm(json);
    if (!form.ok) throw new Error(`seeds/forms: ${form.error.at}: ${form.error.detail}`);
    return form.value;
  });

const SAMPLES: Readonly<Record<string, unknown>> = { 'tam-duong': tamDuong };

export const sampleIds = (): readonly string[] => Object.keys(SAMPLES);

/** A sample plan by id, or null when there is none of that name. */
export const samplePlan = (id: string): SamplePlan | null => {
  const json = Object.hasOwn(SAMPLES, id) ? SAMPLES[id] : undefined;
  if (json === undefined) return null;
  const plan = parseSamplePlan(json);
  if (!plan.ok) throw new Error(`seeds/plans/${id}: ${plan.error.at}: ${plan.error.detail}`);
  return plan.value;
};

/** A new plan with the forms, one unit and no rows. `year` is the year it is made for. */
export const emptyPlan = (year: number): SamplePlan => ({
  id: 'trong',
  source: '',
  plan: {
    id: 'ke-hoach',
    title: `Kế hoạch năm ${year}`,
    kind: 'year',
    period: String(year),
    unit: 'don-vi',
    authority: 'Cơ quan giao kế hoạch',
  },
  units: [{ id: 'don-vi', name: 'Đơn vị', kind: 'đơn vị', parent: null, validFrom: null, validTo: null, source: null }],
  scales: [
    {
      id: 'xep-loai',
      name: 'Xếp loại chất lượng tổ chức đảng, đảng viên',
      ranks: [
        { code: 'HTXSNV', name: 'Hoàn thành xuất sắc nhiệm vụ' },
        { code: 'HTTNV', name: 'Hoàn thành tốt nhiệm vụ' },
        { code: 'HTNV', name: 'Hoàn thành nhiệm vụ' },
        { code: 'KHTNV', name: 'Không hoàn thành nhiệm vụ' },
      ],
    },
  ],
  documents: [],
  rows: [],
  sheets: [
    {
      id: 'bieu-ket-qua',
      form: 'bieu-ket-qua',
      title: `BIỂU KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KẾ HOẠCH NĂM ${year}`,
      period: String(year),
      unit: 'don-vi',
    },
  ],
  print: {},
});
