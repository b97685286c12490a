import baoCaoThang from '../../../seeds/forms/bao-cao-thang.json';
import bieuKetQua from '../../../seeds/forms/bieu-ket-qua.json';
import danhMucVanBan from '../../../seeds/forms/danh-muc-van-ban.json';
import giaiNgan from '../../../seeds/forms/giai-ngan.json';
import giaoChiTieu from '../../../seeds/forms/giao-chi-tieu.json';
import giaoChiTieuPhong from '../../../seeds/forms/giao-chi-tieu-phong.json';
import keHoachNam from '../../../seeds/forms/ke-hoach-nam.json';
import namNam from '../../../seeds/forms/nam-nam.json';
import phanCongNhiemVu from '../../../seeds/forms/phan-cong-nhiem-vu.json';
import theoDoiBaoCao from '../../../seeds/forms/theo-doi-bao-cao.json';
import thuChiNganSach from '../../../seeds/forms/thu-chi-ngan-sach.json';
import { parseSamplePlan } from '../../../shared/domain/parseSamplePlan';
import type { SamplePlan } from '../../../shared/domain/samplePlan';
import { kindWord } from '../../../shared/domain/unitMergers';
import type { FormDefinition } from '../../../shared/form/definition';
import { parseForm } from '../../../shared/form/parseForm';

let forms: readonly FormDefinition[] | undefined;

/** The forms that come with the product, in the order in which a plan lists them; a broken one is a bug of the build. */
export const shippedForms = (): readonly FormDefinition[] => {
  forms ??= [
    bieuKetQua,
    keHoachNam,
    baoCaoThang,
    namNam,
    giaoChiTieu,
    giaoChiTieuPhong,
    phanCongNhiemVu,
    danhMucVanBan,
    giaiNgan,
    thuChiNganSach,
    theoDoiBaoCao,
  ].map((json) => {
    const form = parseForm(json);
    if (!form.ok) throw new Error(`seeds/forms: ${form.error.at}: ${form.error.detail}`);
    return form.value;
  });
  return forms;
};

/** A megabyte of them: loaded only when one is wanted. */
const CONTENTS: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  'tam-duong': () => import('../../../seeds/plans/tam-duong.json'),
  'tan-uyen': () => import('../../../seeds/plans/tan-uyen.json'),
  'lai-chau': () => import('../../../seeds/plans/lai-chau.json'),
};

/** A sample plan by id (`SAMPLES` names them), or null when there is none of that name; a broken one is a bug of the build. */
export const samplePlan = async (id: string): Promise<SamplePlan | null> => {
  const load = Object.hasOwn(CONTENTS, id) ? CONTENTS[id] : undefined;
  if (load === undefined) return null;
  const plan = parseSamplePlan((await load()).default);
  if (!plan.ok) throw new Error(`seeds/plans/${id}: ${plan.error.at}: ${plan.error.detail}`);
  return plan.value;
};

/** A commune by the first word of its name. Since July 2025 it plans for itself; below it are villages, not communes. */
const isCommune = (unit: string): boolean => /^(xã|phường|thị trấn|đặc khu)$/iu.test(kindWord(unit));

/** The forms with which the empty plan of an office begins, under the names that are right at its level. */
export const formsOf = (unit: string): readonly FormDefinition[] =>
  shippedForms().map((form) =>
    form.id === 'giao-chi-tieu' && isCommune(unit) ? { ...form, name: 'Giao chỉ tiêu cho thôn, bản' } : form,
  );

/** A new plan with the forms, one unit and no rows. `year` is the year it is made for, `unit` the name of its office. */
export const emptyPlan = (year: number, unit = ''): SamplePlan => ({
  format: 2,
  id: 'trong',
  title: `Kế hoạch năm ${year}`,
  sources: {},
  kinds: [
    { id: 'don-vi', name: isCommune(unit) ? 'Xã, phường' : 'Đơn vị', level: 1, role: 'area' },
    isCommune(unit)
      ? { id: 'thon', name: 'Thôn, bản', level: 2, role: 'area' }
      : { id: 'xa', name: 'Xã, phường', level: 2, role: 'area' },
    { id: 'phong', name: 'Phòng, ban', level: 2, role: 'office' },
  ],
  units: [
    {
      id: 'don-vi',
      name: unit === '' ? 'Đơn vị' : unit,
      shortName: '',
      kind: 'don-vi',
      parent: null,
      validFrom: null,
      validTo: null,
      aliases: [],
      source: null,
    },
  ],
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
  authorities: [
    {
      id: 'giao',
      name: kindWord(unit) === '' ? 'Cơ quan giao kế hoạch' : `HĐND ${kindWord(unit).toLocaleLowerCase('vi')} giao`,
      unit: 'don-vi',
      document: null,
    },
    { id: 'cap-tren', name: isCommune(unit) ? 'Tỉnh giao' : 'Cấp trên giao', unit: null, document: null },
  ],
  indicators: [],
  plans: [
    {
      id: 'ke-hoach',
      title: `Kế hoạch năm ${year}`,
      kind: 'year',
      period: String(year),
      unit: 'don-vi',
      authority: 'giao',
      document: null,
      print: {},
      rows: [],
      targets: [],
      sheets: [
        {
          id: 'bieu-ket-qua',
          form: 'bieu-ket-qua',
          title: `BIỂU KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KẾ HOẠCH NĂM ${year}`,
          period: String(year),
          unit: 'don-vi',
        },
      ],
    },
  ],
  figures: [],
  dues: [],
});
