import { parsePeriod, periodWithin } from '../../domain/period';
import type { Address, Calculation, FigureAddress, TargetAddress, ViewColumn } from '../../form/columns';
import type { ReturnField, RowSource } from '../../form/definition';
import type { SheetView } from '../../form/types';
import { STAGE_TEXT } from '../formDesign';
import { FIELD_HELP, FORM_SOURCES, PURPOSES } from './purposes';

/** What a column is: what it is for, what it holds, where that comes from, how it is worked out, after what model. */
export interface ColumnMeaning {
  readonly holds: string;
  readonly from: string;
  /** The calculation with the names of this sheet's own columns, a line each; none for what is typed. */
  readonly formula: readonly string[];
  /** How the result is rounded; '' where nothing is. */
  readonly rounding: string;
  readonly source: string;
}

type Place = Pick<SheetView, 'form' | 'source' | 'columns' | 'unit' | 'period'>;

/** Header of a column in one line: "So sánh (%) · ƯTH 2022 / TH 2021". */
export const headerLine = ({ header }: Pick<ViewColumn, 'header'>): string => header.join(' · ').replace(/\s+/g, ' ');

/**
 * Explains a column of a sheet from what the column is, so that it is true of an office's own forms as well; the shipped
 * forms have a sentence more about what each is for.
 */
export const explainColumn = (view: Place, column: ViewColumn): ColumnMeaning => {
  const [kind, purpose = ''] = PURPOSES[view.form]?.[column.base] ?? [];
  const { calculation, address } = column;
  const body = calculation
    ? explainCalculated(view, calculation)
    : { ...explainStored(view, column, address), formula: [], rounding: '' };
  return {
    ...body,
    holds: [kind === column.kind ? purpose : '', body.holds].filter((part) => part !== '').join(' '),
    source: FORM_SOURCES[view.form] ?? OWN_FORM,
  };
};

const OWN_FORM = 'Biểu do cơ quan lập hoặc sửa từ biểu có sẵn; cột đặt trong Thiết kế biểu.';

type Body = Pick<ColumnMeaning, 'holds' | 'from'>;

const TYPED = 'Gõ vào ô, dán, hoặc nhập từ tệp Excel.';

const MARKER: Readonly<Record<RowSource, string>> = {
  plan: 'Số hoặc chữ thứ tự của nhóm và chỉ tiêu (A, I, 1, 1.1, -). Chỉ để đọc và in: đổi hay trùng không ảnh hưởng số liệu.',
  tasks: 'Số thứ tự của việc, đếm suốt qua các nhóm.',
  documents: 'Số thứ tự của văn bản, đếm lại từ đầu trong mỗi nhóm.',
  capital: 'Số hoặc chữ thứ tự của nguồn vốn và dự án.',
  budget: 'Số hoặc chữ thứ tự của khoản thu, khoản chi.',
  units: 'Số thứ tự của đơn vị, theo thứ tự trong danh mục đơn vị.',
};

const NAME: Readonly<Record<RowSource, string>> = {
  plan: 'Tên chỉ tiêu, đúng như nghị quyết, kế hoạch ghi. Chỉ tiêu có nhiều phần thì tên chung in một lần, từng phần đứng bên cạnh.',
  tasks: 'Nội dung việc được giao. Dòng chỉ có tên là tên nhóm việc.',
  documents: 'Trích yếu nội dung văn bản. Dòng chỉ có tên là tên nhóm văn bản.',
  capital: 'Tên nguồn vốn, nhóm và dự án. Dòng cấp trên cộng các dòng cấp dưới khi để trống.',
  budget: 'Tên khoản thu, chi. Dòng cấp trên cộng các dòng cấp dưới khi để trống.',
  units: 'Tên đơn vị phải gửi báo cáo trong kỳ; thêm, bớt trong danh mục đơn vị.',
};

const RETURN: Readonly<Record<ReturnField, (period: string) => Body>> = {
  state: (period) => ({
    holds: `Đơn vị đã gửi báo cáo ${period} chưa: Chưa gửi, Đã gửi, Gửi chậm, Trả lại để bổ sung.`,
    from: 'Tự ghi khi nhận hoặc trả lại báo cáo; cũng chọn được bằng tay.',
  }),
  dueOn: (period) => ({
    holds: `Ngày cuối cùng đơn vị phải gửi báo cáo ${period}.`,
    from: 'Đặt khi mở kỳ mới, khi lập biểu mẫu cho đơn vị, hoặc ở Đặt hạn báo cáo.',
  }),
  receivedOn: (period) => ({
    holds: `Ngày nhận được báo cáo ${period}; sau hạn là gửi chậm.`,
    from: 'Tự ghi theo ngày nhận báo cáo; sửa được bằng tay.',
  }),
  note: (period) => ({ holds: `Ghi chú về báo cáo ${period} của đơn vị.`, from: TYPED }),
};

const explainStored = (view: Place, column: ViewColumn, address: Address | null): Body => {
  switch (address?.kind) {
    case 'marker':
      return { holds: MARKER[view.source], from: TYPED };
    case 'name':
      return { holds: NAME[view.source], from: view.source === 'units' ? 'Danh mục đơn vị của sổ.' : TYPED };
    case 'unit':
      return {
        holds: 'Đơn vị tính của dòng. Mọi số của dòng được hiểu theo đơn vị này.',
        from: `${TYPED} Tệp ghi đơn vị khác thì được hỏi đổi trước khi nhập.`,
      };
    case 'property':
      return address.property === 'owner'
        ? {
            holds: 'Cơ quan chủ trì chỉ tiêu. Hai nơi báo hai số thì số của cơ quan này được dùng.',
            from: IN_ASSIGNMENT,
          }
        : { holds: 'Đơn vị cung cấp số liệu của chỉ tiêu.', from: IN_ASSIGNMENT };
    case 'text':
      return explainText(column, address.field, address.perRow);
    case 'return':
      return RETURN[address.field](periodWithin(address.period));
    case 'target':
      return explainTarget(view, column, address);
    case 'figure':
      return explainFigure(view, column, address);
    default:
      return { holds: `Nội dung của cột “${headerLine(column)}”.`, from: TYPED };
  }
};

const IN_ASSIGNMENT = 'Gõ vào ô, hoặc chọn ở Chỉ tiêu giao.';

const explainText = (column: ViewColumn, field: string, perRow: boolean): Body => {
  const about = FIELD_HELP[field] ?? `Nội dung ghi tự do của cột “${headerLine(column)}”.`;
  const listed = column.choices.length > 0 && column.choices.length <= MOST_CHOICES;
  const choices = listed ? ` Chọn trong: ${column.choices.join(', ')}; chữ khác vẫn ghi được.` : '';
  const scope = perRow ? 'Một nội dung cho dòng, kỳ nào cũng vậy.' : 'Mỗi kỳ một nội dung.';
  return { holds: `${about}${choices}`, from: `${TYPED} ${scope}` };
};

/** Longer lists (all units) are not told. */
const MOST_CHOICES = 8;

const ITEMS: Readonly<Record<string, string>> = {
  total: 'khoản tổng mức đầu tư',
  mediumTerm: 'khoản kế hoạch trung hạn',
  carried: 'khoản vốn kéo dài',
  current: 'khoản vốn trong năm',
};

const itemText = (item: string): string => (item === '' ? '' : `, ${ITEMS[item] ?? `khoản “${item}”`}`);

/** The unit that the column is about, by name: the sheet's own, or the one in its header. */
const unitName = (view: Place, column: ViewColumn, unit: string): string =>
  unit === view.unit.id ? view.unit.name : (column.header.at(-1) ?? '');

const explainTarget = (view: Place, column: ViewColumn, { unit, period, stage, item }: TargetAddress): Body => ({
  holds: `Mức ${stage === null ? 'giao' : STAGE_TEXT[stage].toLocaleLowerCase('vi')} cho ${unitName(view, column, unit)}, ${periodWithin(period)}${itemText(item)}. Giữ đúng như gõ: 50, >58, 5-6, HTTNV trở lên.`,
  from: `${TYPED} Có nhiều mức thì dùng mức sau cùng có hiệu lực; xem ở Chỉ tiêu giao.`,
});

const spanText = ({ basis, period }: FigureAddress): string => {
  const kind = parsePeriod(period)?.kind;
  if (kind === 'term') return `Kết quả của ${periodWithin(period)}`;
  if (kind === 'year') return `Số cả ${periodWithin(period)}`;
  return basis === 'cumulative'
    ? `Số lũy kế từ đầu năm đến hết ${periodWithin(period)}`
    : `Số phát sinh trong ${periodWithin(period)}`;
};

const explainFigure = (view: Place, column: ViewColumn, address: FigureAddress): Body => {
  const { unit, nature, typedAs, item, period } = address;
  const which =
    nature === 'estimate'
      ? 'Chỉ hiện số ước.'
      : nature === 'preliminary'
        ? 'Chỉ hiện số sơ bộ.'
        : nature === 'actual'
          ? 'Chỉ hiện số chính thức.'
          : 'Có số chính thức thì hiện số đó, chưa có thì hiện số ước.';
  const as = typedAs === 'estimate' ? ' Số gõ vào đây ghi là số ước.' : '';
  const other = period === view.period ? '' : ' Số đã có ở kỳ đó thì hiện sẵn, không phải gõ lại.';
  const derived = item === '' ? ' Để trống thì sổ tính từ các kỳ, các đơn vị khi tính được.' : '';
  return {
    holds: `${spanText(address)} của ${unitName(view, column, unit)}${itemText(item)}. ${which}${as}`,
    from: `Gõ, nhập Excel hoặc báo cáo của đơn vị.${other}${derived}`,
  };
};

const TWO_PLACES = 'Tính trên số gốc, làm tròn một lần ở cuối, hai chữ số sau dấu phẩy; từ nửa trở lên làm tròn lên.';
const EXACT = 'Không làm tròn: kết quả là số đúng.';
const NO_TYPING = 'Sổ tự tính, không gõ vào được; sửa cột nguồn thì kết quả đổi ngay.';

const explainCalculated = (view: Place, calculation: Calculation): Omit<ColumnMeaning, 'source'> => {
  const nameOf = (id: string): string => {
    const found = view.columns.find((one) => one.id === id);
    return found ? `[${headerLine(found)}]` : '';
  };
  /** Copies of one repeated column are told by the first and the last of them. */
  const listed = (ids: readonly string[]): string => {
    const names = ids.map(nameOf);
    return names.length <= 3 ? names.join(', ') : `${names[0]}, … , ${names.at(-1)} (${names.length} cột)`;
  };
  switch (calculation.kind) {
    case 'ratio': {
      const [figure, target] = [nameOf(calculation.figure), nameOf(calculation.target)];
      return {
        holds: calculation.judged
          ? 'Tỷ lệ so với chỉ tiêu, kèm đánh giá vượt, đạt hay chưa đạt.'
          : 'Tỷ lệ so với chỉ tiêu; chưa đánh giá vì chưa hết thời gian của chỉ tiêu.',
        from: NO_TYPING,
        formula: [
          `Càng cao càng tốt: ${figure} / ${target} × 100`,
          `Càng thấp càng tốt: ${target} / ${figure} × 100`,
          'Mục tiêu là khoảng (5-6): chia cho cận trên, hoặc cận dưới nếu chọn ở Chi tiết ô.',
          'Không có tỷ lệ khi phải chia cho 0, có số âm, hoặc là chỉ tiêu xếp loại.',
        ],
        rounding: `${TWO_PLACES} Kết quả dạng 21/36 được làm tròn theo số lẻ của chỉ tiêu trước khi so.`,
      };
    }
    case 'compare': {
      const [of, over] = [nameOf(calculation.of), nameOf(calculation.over)];
      return { from: NO_TYPING, ...compareText(calculation.as, of, over) };
    }
    case 'growth': {
      const [first, last] = [nameOf(calculation.first), nameOf(calculation.last)];
      return {
        holds: 'Tốc độ tăng bình quân mỗi năm, phần trăm.',
        from: NO_TYPING,
        formula: [`((${last} / ${first}) lũy thừa 1/${calculation.years} − 1) × 100`],
        rounding: TWO_PLACES,
      };
    }
    case 'mean':
      return {
        holds: 'Bình quân của những cột đã có số; cột trống không tính vào.',
        from: NO_TYPING,
        formula: [`Tổng các cột có số / số cột có số: ${listed(calculation.of)}`],
        rounding:
          'Làm tròn một lần theo số lẻ của chỉ tiêu; chỉ tiêu không đặt số lẻ thì để số đúng, chia không hết thì lấy hai số lẻ.',
      };
    case 'sum':
      return {
        holds: 'Tổng của những cột đã có số. Tỷ lệ của nhiều đơn vị không cộng được nên để trống.',
        from: NO_TYPING,
        formula: [`Cộng: ${listed(calculation.of)}`],
        rounding: EXACT,
      };
    case 'gap':
      return {
        holds: 'Phần chênh giữa số chung và tổng các phần đã chia; số âm là chia quá.',
        from: NO_TYPING,
        formula: [`${nameOf(calculation.total)} − tổng của: ${listed(calculation.parts)}`],
        rounding: EXACT,
      };
  }
};

const compareText = (
  as: Extract<Calculation, { kind: 'compare' }>['as'],
  of: string,
  over: string,
): Omit<ColumnMeaning, 'source' | 'from'> => {
  switch (as) {
    case 'percent':
      return {
        holds: 'Tỷ lệ phần trăm giữa hai cột; 100% là bằng nhau. Không có đánh giá.',
        formula: [`${of} / ${over} × 100`],
        rounding: TWO_PLACES,
      };
    case 'change':
      return {
        holds: 'Mức tăng, giảm giữa hai cột; số âm là giảm.',
        formula: [`${of} / ${over} × 100 − 100`, `Chỉ tiêu là tỷ lệ (%, ‰): ${of} − ${over}, tính bằng điểm`],
        rounding: TWO_PLACES,
      };
    case 'difference':
      return { holds: 'Chênh lệch giữa hai cột; số âm là giảm.', formula: [`${of} − ${over}`], rounding: EXACT };
    case 'times':
      return { holds: 'Cột trước gấp mấy lần cột sau.', formula: [`${of} / ${over}`], rounding: TWO_PLACES };
  }
};
