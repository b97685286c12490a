import type { ColumnKind } from '../../form/definition';

/** What a column of a shipped form is for. Said only while the column still is of its kind: an office may change it. */
type Purposes = Readonly<Record<string, readonly [kind: ColumnKind, purpose: string]>>;

const MONTHLY: Purposes = {
  lastYear: ['figure', 'Nền để so cả năm nay với cả năm trước.'],
  plan: ['target', 'Mức cả năm mà lũy kế đang đi tới.'],
  samePeriod: ['figure', 'Số cùng kỳ năm trước, để biết kỳ này tăng hay giảm khi cùng mùa vụ.'],
  sameCumulative: ['figure', 'Lũy kế cùng kỳ năm trước, để so với lũy kế năm nay.'],
  sameHalf: ['figure', '6 tháng đầu năm trước, để so với ước 6 tháng năm nay.'],
  previous: ['figure', 'Số của kỳ ngay trước, để thấy bước tăng, giảm gần nhất.'],
  current: ['figure', 'Số của chính kỳ báo cáo, phần việc chính khi lập báo cáo.'],
  cumulative: ['figure', 'Từ đầu năm đến hết kỳ báo cáo; để trống thì cộng từ các kỳ đã có.'],
  june: ['figure', 'Báo cáo tháng 5 cần ước cả tháng 6 để có số 6 tháng.'],
  firstHalf: ['figure', 'Ước 6 tháng đầu năm, làm trong báo cáo tháng 5.'],
  estimate: ['figure', 'Ước cả năm, căn cứ để lập kế hoạch năm sau.'],
  result: ['figure', 'Số cả năm, đem so với kế hoạch và với năm trước.'],
  next: ['target', 'Mức dự kiến cho năm sau, đặt cạnh số năm nay để cân nhắc.'],
  currentToPrevious: ['compare', 'Kỳ này bằng bao nhiêu phần trăm kỳ trước.'],
  currentToSame: ['compare', 'Kỳ này bằng bao nhiêu phần trăm cùng kỳ năm trước.'],
  cumulativeToSame: ['compare', 'Lũy kế bằng bao nhiêu phần trăm lũy kế cùng kỳ.'],
  toPlan: ['ratio', 'Lũy kế đã đi được bao nhiêu phần trăm kế hoạch năm.'],
  firstHalfToSame: ['compare', '6 tháng bằng bao nhiêu phần trăm 6 tháng năm trước.'],
  firstHalfToPlan: ['ratio', '6 tháng đã đi được bao nhiêu phần trăm kế hoạch năm.'],
  estimateToLast: ['compare', 'Ước năm nay bằng bao nhiêu phần trăm năm trước.'],
  nextToEstimate: ['compare', 'Kế hoạch năm sau bằng bao nhiêu phần trăm ước năm nay.'],
  resultToLast: ['compare', 'Cả năm nay bằng bao nhiêu phần trăm năm trước.'],
  resultToPlan: ['ratio', 'Cả năm đạt bao nhiêu phần trăm kế hoạch, kèm đánh giá.'],
  nextToResult: ['compare', 'Kế hoạch năm sau bằng bao nhiêu phần trăm số năm nay.'],
};

const ASSIGNED: Purposes = {
  total: ['target', 'Mức chung của cả đơn vị, đem chia cho các nơi.'],
  part: ['target', 'Phần giao cho riêng nơi này; ghi x khi không giao.'],
  assigned: ['sum', 'Tổng những phần đã giao, không kể nơi chưa giao.'],
  gap: ['gap', 'Mức chung còn hơn hay kém tổng đã giao; 0 là khớp.'],
};

/** By the form's id, then by the column's. */
export const PURPOSES: Readonly<Record<string, Purposes>> = {
  'bieu-ket-qua': {
    target: ['target', 'Mức mà nghị quyết, kế hoạch đặt ra, đem so với kết quả.'],
    figure: ['figure', 'Kết quả mới nhất đến kỳ đang xem, đem so với mục tiêu.'],
    attainment: [
      'ratio',
      'Kết quả so với nghị quyết, kế hoạch; thanh dưới cùng đếm cột này: bao nhiêu chỉ tiêu đạt và vượt.',
    ],
    outlook: [
      'text',
      'Nhận định của cơ quan: hoàn thành, có khả năng, khó hay không. Đề xuất ở Chi tiết ô chỉ để tham khảo.',
    ],
  },
  'ke-hoach-nam': {
    lastYear: ['figure', 'Nền để so ước năm nay.'],
    superior: ['target', 'Mức cấp trên giao, đặt cạnh mức của địa phương.'],
    plan: ['target', 'Mức của địa phương cho năm nay; ước thực hiện được so với mức này.'],
    half: ['figure', 'Số 6 tháng, căn cứ để ước cả năm.'],
    nineMonths: ['figure', 'Số 9 tháng, căn cứ để ước cả năm.'],
    estimate: ['figure', 'Ước cả năm nay; sang năm thành số năm trước.'],
    next: ['target', 'Mức dự kiến cho năm sau, nội dung chính của biểu này.'],
    estimateToLast: ['compare', 'Ước năm nay bằng bao nhiêu phần trăm năm trước.'],
    estimateToPlan: ['ratio', 'Ước năm nay đạt bao nhiêu phần trăm kế hoạch, kèm đánh giá được đếm ở thanh dưới.'],
    nextToEstimate: ['compare', 'Kế hoạch năm sau bằng bao nhiêu phần trăm ước năm nay.'],
  },
  'bao-cao-thang': MONTHLY,
  'nam-nam': {
    target: ['target', 'Mức của cả giai đoạn, để thấy chuỗi năm đang đi tới đâu.'],
    base: ['figure', 'Năm gốc: năm ngay trước giai đoạn, dùng để tính tốc độ tăng.'],
    year: ['figure', 'Số của riêng năm này trong chuỗi.'],
    mean: ['mean', 'Bình quân mỗi năm của các năm đã có số; năm trống không tính vào.'],
    growth: ['growth', 'Mỗi năm tăng bình quân bao nhiêu phần trăm so với năm trước đó.'],
    next: ['target', 'Mức dự kiến cho giai đoạn sau.'],
  },
  'giao-chi-tieu': ASSIGNED,
  'giao-chi-tieu-phong': ASSIGNED,
  'giai-ngan': {
    total: ['target', 'Tổng mức đầu tư đã duyệt của dự án.'],
    mediumTerm: ['target', 'Phần vốn bố trí cho cả giai đoạn trung hạn.'],
    carriedPlan: ['target', 'Vốn năm trước chưa giải ngân hết, được kéo dài sang năm nay.'],
    carriedPaid: ['figure', 'Đã giải ngân bao nhiêu của vốn kéo dài.'],
    carriedRate: ['ratio', 'Tỷ lệ giải ngân của riêng vốn kéo dài.'],
    currentPlan: ['target', 'Vốn giao cho năm nay.'],
    currentPaid: ['figure', 'Đã giải ngân bao nhiêu của vốn năm nay.'],
    currentRate: ['ratio', 'Tỷ lệ giải ngân của riêng vốn năm nay.'],
  },
  'theo-doi-bao-cao': {
    dueOn: ['return', 'Hạn của kỳ đang xem.'],
    receivedOn: ['return', 'Ngày nhận của kỳ đang xem.'],
    state: ['return', 'Tình trạng của kỳ đang xem.'],
    month: ['return', 'Nhìn lại từng tháng từ đầu năm, để thấy đơn vị nào hay chậm.'],
    note: ['return', 'Điều cần nhớ về kỳ đang xem.'],
  },
  'thu-chi-ngan-sach': {
    superior: ['target', 'Dự toán cấp trên giao.'],
    plan: ['target', 'Dự toán hội đồng nhân dân của địa phương giao.'],
    sameCumulative: ['figure', 'Lũy kế thu, chi cùng kỳ năm trước.'],
    current: ['figure', 'Thu, chi của chính kỳ báo cáo.'],
    cumulative: ['figure', 'Thu, chi từ đầu năm đến hết kỳ; để trống thì cộng từ các kỳ.'],
    toSuperior: ['ratio', 'Lũy kế bằng bao nhiêu phần trăm dự toán cấp trên giao.'],
    toPlan: ['ratio', 'Lũy kế bằng bao nhiêu phần trăm dự toán địa phương giao.'],
    toSame: ['compare', 'Lũy kế bằng bao nhiêu phần trăm cùng kỳ năm trước.'],
  },
};

/** What texts of a row are, by the field that they are kept in; own forms may use the same fields. */
export const FIELD_HELP: Readonly<Record<string, string>> = {
  note: 'Ghi chú in kèm biểu: giải thích số liệu, căn cứ, cách tính riêng của dòng.',
  reason: 'Nguyên nhân đạt hay chưa đạt, của riêng kỳ này. Cột nội bộ: bỏ khi công bố.',
  proposal: 'Kiến nghị với cấp trên, của riêng kỳ này. Cột nội bộ: bỏ khi công bố.',
  outlook: 'Khả năng hoàn thành mục tiêu đến cuối giai đoạn.',
  symbol: 'Số và ký hiệu văn bản, ví dụ 05/KH-UBND.',
  issued: 'Ngày ban hành văn bản. Ghi như 19/01/2021; ghi cách khác vẫn được giữ nguyên.',
  replaces: 'Văn bản cũ mà văn bản này thay thế. Cột nội bộ, không in khi công bố.',
  assignedBy: 'Văn bản đã giao việc này.',
  lead: 'Cơ quan chịu trách nhiệm chính. Bảng tổng hợp nhiệm vụ đếm theo cột này.',
  support: 'Những cơ quan cùng làm; không đếm trong bảng tổng hợp.',
  due: 'Hạn phải xong: một ngày, một tháng, một quý hoặc “thường xuyên”. Lịch công việc nhắc theo cột này.',
  product: 'Kết quả phải nộp: báo cáo, kế hoạch, tờ trình…',
  state: 'Tiến độ do người theo dõi ghi. Để trống thì bảng tổng hợp suy từ thời hạn và ngày hoàn thành.',
  doneOn: 'Ngày xong thật, để biết đúng hạn hay quá hạn.',
  delay: 'Vì sao chậm, khi việc quá hạn.',
  owner: 'Cơ quan, đơn vị làm chủ đầu tư.',
};

/** Where the columns of the shipped forms were taken from; nothing is cited that was not read. */
const TAM_DUONG =
  'Báo cáo sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ huyện Tam Đường lần thứ XX, nhiệm kỳ 2020 - 2025';
const COMMON = 'Cột đặt theo cách làm chung của các cơ quan kế hoạch, không trích từ một văn bản nào.';

export const FORM_SOURCES: Readonly<Record<string, string>> = {
  'bieu-ket-qua': `Biểu kết quả thực hiện các chỉ tiêu kèm theo ${TAM_DUONG}.`,
  'danh-muc-van-ban': `Biểu 02 kèm theo ${TAM_DUONG}.`,
  'bao-cao-thang': 'Các mẫu báo cáo chỉ tiêu công nghiệp, thương mại theo từng tháng của một sở; cột Ghi chú thêm vào.',
  'phan-cong-nhiem-vu':
    'Yêu cầu giao việc, theo dõi, báo cáo trong Kế hoạch số 148/KH-UBND ngày 19/01/2021 của Ủy ban nhân dân tỉnh Lai Châu.',
  'giao-chi-tieu': COMMON,
  'giao-chi-tieu-phong': COMMON,
  'ke-hoach-nam': COMMON,
  'nam-nam': COMMON,
  'giai-ngan': COMMON,
  'thu-chi-ngan-sach': COMMON,
  'theo-doi-bao-cao': COMMON,
};
