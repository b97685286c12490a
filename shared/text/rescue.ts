import type { GoodVersion, RescueNoteKind, RescueReport } from '../contract/rescue';
import { fileNameOf } from './errors';

/** Names of what a rescue has to make up, as they stand in the new file. */
export const STAND_IN = {
  heading: 'Dòng cứu được',
  row: 'Dòng cứu được (tên đã mất)',
  plan: 'Kế hoạch cứu được',
  unit: 'Đơn vị cứu được (tên đã mất)',
  kind: 'Loại đơn vị cứu được',
  authority: 'Cơ quan giao cứu được',
  indicator: 'Chỉ tiêu cứu được (tên đã mất)',
  unitLabel: 'chưa rõ',
} as const;

const VERSION: Readonly<Record<GoodVersion['kind'], string>> = {
  previous: 'Bản lưu trước đó',
  passing: 'Bản đang ghi dở nhưng đã đủ',
  backup: 'Bản sao lưu',
};

/** What a table of the file holds, for a person. */
const TABLES: Readonly<Record<string, string>> = {
  setting: 'thiết lập',
  unit_kind: 'loại đơn vị',
  org_unit: 'đơn vị',
  scale: 'thang xếp hạng',
  scale_rank: 'mức của thang xếp hạng',
  unit_link: 'sáp nhập, chia tách đơn vị',
  authority: 'cơ quan giao chỉ tiêu',
  measure: 'quy đổi đơn vị tính',
  indicator: 'chỉ tiêu',
  indicator_version: 'định nghĩa chỉ tiêu',
  plan: 'kế hoạch',
  plan_row: 'dòng của biểu',
  row_alias: 'tên gọi khác của dòng',
  form: 'mẫu biểu',
  sheet: 'biểu',
  import_batch: 'lần nhập Excel',
  target: 'mục tiêu',
  figure: 'số liệu',
  figure_correction: 'đính chính',
  row_text: 'nội dung chữ của dòng',
  cell_note: 'ghi chú ô',
  verdict_override: 'đánh giá ghi đè',
  period_close: 'chốt số liệu',
  period_cutoff: 'ngày chốt kỳ',
  sheet_snapshot: 'bản chụp khi chốt',
  report_due: 'hạn báo cáo',
  request_form: 'biểu đã giao đơn vị',
  returned_file: 'tệp đơn vị gửi về',
  workbook_template: 'biểu mẫu cấp trên',
  import_mapping: 'cách đọc tệp Excel',
  report_set: 'bộ biểu',
  change_log: 'bước trong nhật ký',
};

/** What a table of the file holds, in words; a table nobody named keeps its own name. */
const tableName = (table: string): string => TABLES[table] ?? (table === '' ? 'cả tệp' : table);

/** What each kind of note means, above the list of its rows. */
const NOTE_TITLES: Readonly<Record<RescueNoteKind, string>> = {
  mixed:
    'Một trạng thái khác (thường là bản cũ hơn) đã ghi đè lên tệp: các bước cuối cùng có thể mất mà không để lại dấu vết',
  missing: 'Đã mất, không đọc được',
  refused: 'Đọc được nhưng không ghi lại được (giá trị ở dưới để nhập lại)',
  unplaced: 'Đọc được nhưng không rõ thuộc phần nào (giá trị ở dưới)',
  broken: 'Chữ bị mất một phần, cần sửa lại',
  doubt: 'Cần đối chiếu: trong tệp có hai giá trị khác nhau',
  loose: 'Tìm thấy ở trang rời, có thể là giá trị cũ hoặc đã xóa',
  stale: 'Trang cũ, đã lấy giá trị mới hơn từ nhật ký',
  fromLog: 'Lấy lại từ nhật ký',
  madeUp: 'Tạo thay cho phần đã mất, cần đặt lại tên và thuộc tính',
  parked: 'Mất nhóm cha, được xếp dưới nhóm “Dòng cứu được”',
  unlinked: 'Bỏ liên kết tới phần đã mất',
  steps: 'Bước trong nhật ký không đọc được',
  journalLeft: 'Thao tác trong tệp ghi nhanh bên cạnh không đưa vào được (tệp đó được giữ nguyên)',
  journal: 'Thao tác lấy lại từ tệp ghi nhanh bên cạnh',
};

/** Notes that stand for as many as their detail says. */
const COUNTED: ReadonlySet<RescueNoteKind> = new Set(['steps', 'journal', 'journalLeft']);

/** From what is lost to what is only told. */
const ORDER = Object.keys(NOTE_TITLES) as readonly RescueNoteKind[];

const count = (value: number): string => value.toLocaleString('vi-VN');

/** How much of a file is damaged: "Hỏng 2/145 trang dữ liệu." */
export const explainDamage = ({ pages, badPages }: RescueReport): string =>
  badPages === 0
    ? 'Mọi trang chứa dòng dữ liệu đều đọc được.'
    : `Hỏng ${count(badPages)} trên ${count(pages)} trang dữ liệu.`;

/** What the tables lost or kept, those that matter to a person first: "số liệu 40/42". */
export const tableCounts = ({ tables }: RescueReport): string[] =>
  tables
    .filter(({ saved, expected }) => saved > 0 || expected !== 0)
    .map(({ table, saved, expected }) =>
      expected === null
        ? `${tableName(table)}: đọc được ${count(saved)}, không rõ từng có bao nhiêu`
        : `${tableName(table)}: ${count(saved)}/${count(expected)}`,
    );

/** Of what a person looks for first: everything they typed, and whatever else is not whole. */
const FIRST: ReadonlySet<string> = new Set(['plan_row', 'figure', 'target', 'row_text']);

/** The counts that say how bad it is. */
export const lostCounts = (report: RescueReport): string[] =>
  tableCounts({
    ...report,
    tables: report.tables.filter(({ table, saved, expected }) =>
      expected === null ? FIRST.has(table) : FIRST.has(table) || saved < expected,
    ),
  });

/** Kinds of notes with how many there are, in the order of their weight. */
export const noteCounts = (report: RescueReport): { readonly kind: RescueNoteKind; readonly text: string }[] =>
  ORDER.flatMap((kind) => {
    const notes = report.notes.filter((note) => note.kind === kind);
    const sum = COUNTED.has(kind) ? notes.reduce((all, note) => all + Number(note.detail), 0) : notes.length;
    return sum === 0 ? [] : [{ kind, text: `${NOTE_TITLES[kind]}: ${count(sum)}` }];
  });

/** Whether the bytes that were read are proven, and what that means. */
export const provenText = ({ proven }: RescueReport): string =>
  proven
    ? 'Mã kiểm tra của tệp khớp.'
    : 'Mã kiểm tra không chứng minh được nội dung các trang: giá trị được chép nguyên như đang lưu, cần đối chiếu với bản in hoặc bản sao lưu trước khi dùng.';

/** Whether anything is lost or doubtful. */
export const completeText = ({ complete }: RescueReport): string =>
  complete ? 'Không thấy phần nào bị mất.' : 'Có phần bị mất hoặc cần đối chiếu.';

/** The list beside a rescued file, as text. */
export const rescueList = (report: RescueReport, output: string): string => {
  const parts = ORDER.flatMap((kind) => {
    const notes = report.notes.filter((note) => note.kind === kind);
    if (notes.length === 0) return [];
    const lines = notes.map(({ table, id, about, detail }) => {
      const what = [about === '' ? id : about, detail].filter((part) => part !== '').join(' | ');
      return `- ${tableName(table)}: ${what}`;
    });
    return ['', `${NOTE_TITLES[kind]}:`, ...lines];
  });
  return [
    `Cứu dữ liệu từ “${fileNameOf(report.file)}” sang “${fileNameOf(output)}”`,
    'Tệp hỏng được giữ nguyên.',
    '',
    explainDamage(report),
    provenText(report),
    completeText(report),
    '',
    'Đã lưu (số dòng đọc được/số dòng từng có):',
    ...tableCounts(report).map((line) => `- ${line}`),
    ...parts,
    '',
  ].join('\r\n');
};

/** Name of the list beside a rescued file. */
export const rescueListName = (output: string): string => `${output.replace(/\.skh$/i, '')} - danh sách cứu được.txt`;

/** The dialog about a damaged file, and the ways to it. */
export const DAMAGE_DIALOG = {
  title: 'Tệp bị hỏng',
  titleOpen: 'Tệp cần kiểm tra',
  look: 'Xem cách khắc phục',
  reading: 'Đang xem phần nào của tệp còn đọc được…',
  kept: (name: string): string => `“${name}” được giữ nguyên, không bị ghi thêm.`,
  versions: 'Bản tốt gần đây',
  noVersion: 'Không có bản nào còn nguyên vẹn bên cạnh tệp này.',
  version: (kind: GoodVersion['kind'], at: string): string => `${VERSION[kind]}, ${at}`,
  openVersion: 'Mở bản này…',
  versionHint: 'Mở thành một tệp mới; các thay đổi sau thời điểm trên không có trong bản này.',
  rescue: 'Phần còn đọc được của tệp hỏng',
  rescueHint: 'Chép từng dòng đọc được sang một tệp mới, kèm danh sách phần bị mất hoặc cần đối chiếu.',
  rescueSubmit: 'Cứu dữ liệu sang tệp mới…',
  nothing: 'Không đọc được dòng nào trong tệp này.',
  rescueTitle: 'Cứu dữ liệu sang tệp mới',
  versionTitle: 'Mở bản tốt thành tệp mới',
  rescuedName: (name: string): string => `${name} (cứu được).skh`,
  versionName: (name: string, day: string): string => `${name} (bản ${day}).skh`,
  doneTitle: 'Đã cứu dữ liệu',
  saved: (name: string): string => `Đã ghi tệp mới “${name}”.`,
  list: (name: string): string => `Danh sách đầy đủ nằm cạnh tệp mới: “${name}”.`,
  openRescued: 'Mở tệp đã cứu',
  showList: 'Mở thư mục chứa danh sách',
  close: 'Đóng',
} as const;
