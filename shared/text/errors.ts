import type { AppError, NotAPlanReason, NotEditableReason } from '../contract/appError';
import { formatPeriod, periodWithin } from '../domain/period';
import { explainLock } from './lock';
import { explainUnitRefusal } from './orgUnits';
import { MEASURE_REFUSAL } from './readingWays';
import { explainReturn } from './returns';
import { explainSetRefusal } from './sets';
import { explainStory } from './story';
import { isInUse, outputAdvice, systemReason, writeAdvice } from './systemReason';
import { explainTemplate } from './templates';
import { WORKBOOK_PROBLEM } from './workbookProblem';

/** What a person reads about a failure: what happened, what it means, what to do next. */
export interface ErrorText {
  readonly title: string;
  readonly message: string;
  readonly next: string;
}

const text = (title: string, message: string, next: string): ErrorText => ({ title, message, next });

/** Last part of a path, whichever system wrote it. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

const NOT_A_PLAN: Readonly<Record<NotAPlanReason, string>> = {
  empty: 'Tệp này trống, không có dữ liệu.',
  text: 'Đây là tệp văn bản, không phải sổ kế hoạch.',
  zip: 'Đây là tệp nén hoặc tệp Office (Word, Excel), không phải sổ kế hoạch.',
  otherDatabase: 'Đây là cơ sở dữ liệu của chương trình khác.',
  openElsewhere: 'Tệp đang được chương trình khác ghi dở (còn tệp phụ -wal hoặc -journal bên cạnh).',
  folder: 'Đây là thư mục, không phải tệp.',
  unknown: 'Nội dung tệp không phải sổ kế hoạch.',
};

const NOT_A_PLAN_NEXT: Readonly<Partial<Record<NotAPlanReason, string>>> = {
  zip: 'Nếu là bảng Excel, hãy mở sổ kế hoạch rồi dùng Nhập Excel.',
  openElsewhere: 'Hãy đóng tệp ở chương trình kia rồi mở lại.',
};

const NOT_EDITABLE: Readonly<Record<NotEditableReason, string>> = {
  computed: 'Ô này được tính từ mục tiêu và kết quả thực hiện.',
  heading: 'Dòng này là dòng tiêu đề nhóm, không có số liệu.',
  closed: 'Số liệu của kỳ này đã chốt.',
  label: 'Tên và số thứ tự của dòng này chưa sửa được ở đây.',
  rowsBelow: 'Dòng này đang có các dòng cấp dưới.',
  fixedRows: 'Các dòng của biểu này là các đơn vị.',
};

const NOT_EDITABLE_NEXT: Readonly<Record<NotEditableReason, string>> = {
  computed: 'Hãy sửa mục tiêu hoặc kết quả; muốn đánh giá khác, hãy dùng Ghi đè đánh giá.',
  heading: 'Hãy nhập số liệu vào các dòng chỉ tiêu của nhóm.',
  closed: 'Muốn sửa, hãy mở lại kỳ và ghi rõ lý do.',
  label: 'Hãy ghi nội dung cần nói thêm vào cột Ghi chú.',
  rowsBelow: 'Hãy nâng các dòng cấp dưới lên một cấp rồi tách lại.',
  fixedRows: 'Muốn thêm, bớt hoặc đổi thứ tự, hãy sửa danh sách đơn vị.',
};

type CannotCorrect = Extract<AppError, { code: 'cannotCorrect' }>['why'];
const CANNOT_CORRECT: Readonly<Record<CannotCorrect, string>> = {
  notClosed: 'Số liệu của kỳ này chưa chốt.',
  otherYear: 'Đính chính chỉ được chuyển sang kỳ sau trong cùng năm, vì lũy kế tính lại từ đầu mỗi năm.',
  derived: 'Số này được tính từ số liệu của kỳ hoặc đơn vị khác.',
  notNumber: 'Số đính chính cần là một con số để tính chênh lệch.',
};
const CANNOT_CORRECT_NEXT: Readonly<Record<CannotCorrect, string>> = {
  notClosed: 'Hãy sửa thẳng trong ô.',
  otherYear: 'Hãy chọn kỳ khác, hoặc mở lại kỳ và ghi rõ lý do.',
  derived: 'Hãy đính chính ở kỳ hoặc đơn vị có số liệu gốc.',
  notNumber: 'Hãy nhập lại số, ví dụ 1.234,5.',
};

/** The sentence and the next step of every expected failure. */
export const explainError = (error: AppError): ErrorText => {
  switch (error.code) {
    case 'fileNotFound':
      return text(
        'Không tìm thấy tệp',
        `Tệp “${fileNameOf(error.path)}” không còn ở ${error.path}.`,
        'Tệp có thể đã được đổi tên hoặc chuyển chỗ; hãy dùng Mở để chọn lại.',
      );
    case 'fileExists':
      return text('Tệp đã có', `Ở đây đã có tệp “${fileNameOf(error.path)}”.`, 'Hãy chọn tên khác.');
    case 'fileTooLarge':
      return text(
        'Tệp quá lớn',
        `Tệp “${fileNameOf(error.path)}” lớn hơn ${error.megabytes} MB, chương trình không mở được trong bộ nhớ.`,
        'Hãy kiểm tra lại xem đây có đúng là sổ kế hoạch hay không.',
      );
    case 'outputIsPlan':
      return text(
        'Không ghi đè lên sổ kế hoạch',
        `“${fileNameOf(error.path)}” là sổ kế hoạch hoặc một cơ sở dữ liệu, không phải nơi để xuất Excel.`,
        'Hãy chọn tên khác cho tệp xuất.',
      );
    case 'changedOutside':
      return text(
        'Tệp trên đĩa đã bị thay đổi từ bên ngoài',
        `Có chương trình hoặc người khác vừa ghi vào “${fileNameOf(error.path)}”; các thay đổi của bạn chưa ghi đè lên đó.`,
        'Hãy xem khác nhau rồi chọn cách giữ; bản kia cũng được giữ lại thành một tệp.',
      );
    case 'cannotRead':
      return text(
        'Không đọc được tệp',
        `Không đọc được “${fileNameOf(error.path)}”: ${systemReason(error.system)}.`,
        isInUse(error.system)
          ? 'Hãy đóng tệp ở chương trình khác (ví dụ Excel) rồi thử lại.'
          : 'Hãy kiểm tra ổ đĩa và quyền truy cập rồi mở lại.',
      );
    case 'cannotWrite':
      return text(
        'Chưa lưu được',
        `Không ghi được “${fileNameOf(error.path)}”: ${systemReason(error.system)}. Nội dung vẫn còn trong cửa sổ này.`,
        writeAdvice(error.system),
      );
    case 'onlyInJournal':
      return text(
        'Chưa ghi được vào tệp kế hoạch',
        `Không ghi được “${fileNameOf(error.path)}”: ${systemReason(error.system)}. Mọi thay đổi đã được giữ an toàn trong tệp ghi nhanh đi kèm (${fileNameOf(error.path)}.journal) và sẽ được đưa vào khi mở lại tệp này.`,
        `${writeAdvice(error.system)} Không chuyển tệp kế hoạch sang chỗ khác khi còn tệp ghi nhanh.`,
      );
    case 'notAPlan':
      return text(
        'Không phải sổ kế hoạch',
        `“${fileNameOf(error.path)}” không mở được. ${NOT_A_PLAN[error.found]}${error.found === 'folder' ? '' : ' Tệp không bị thay đổi.'}`,
        NOT_A_PLAN_NEXT[error.found] ?? 'Hãy chọn tệp .skh khác.',
      );
    case 'newerVersion':
      return text(
        'Tệp của phiên bản mới hơn',
        `“${fileNameOf(error.path)}” được lưu bằng phiên bản mới hơn (cấu trúc ${error.found}; bản này đọc đến ${error.supported}). Tệp không bị thay đổi.`,
        'Hãy cập nhật Sổ Kế hoạch rồi mở lại.',
      );
    case 'damaged':
      return text(
        'Tệp bị hỏng',
        `“${fileNameOf(error.path)}” bị hỏng nên không mở được. Tệp được giữ nguyên.`,
        'Có thể mở một bản tốt gần đây hoặc cứu phần còn đọc được sang tệp mới.',
      );
    case 'wrongSchema':
      return text(
        'Cấu trúc tệp không đúng',
        `“${fileNameOf(error.path)}” không có cấu trúc của sổ kế hoạch (${error.detail}). Tệp không bị thay đổi.`,
        'Hãy chọn tệp khác hoặc mở bản sao lưu.',
      );
    case 'lockedByOther':
    case 'lockLost':
      return text(...explainLock(error, fileNameOf(error.path)));
    case 'readOnlyPlan':
      return text('Sổ chỉ cho đọc', READ_ONLY[error.why], 'Muốn sửa, hãy dùng Lưu thành… để tạo bản mới.');
    case 'sessionLost':
      return text(
        'Phần xử lý số liệu vừa dừng đột ngột',
        'Sổ đã được mở lại từ bản trên đĩa; thao tác cuối cùng có thể chưa được ghi.',
        'Hãy kiểm tra lại ô vừa sửa rồi làm tiếp.',
      );
    case 'noOpenPlan':
      return text('Chưa mở sổ kế hoạch', 'Việc này cần một sổ kế hoạch đang mở.', 'Hãy dùng Mở hoặc Tạo mới.');
    case 'unknownSample':
      return text('Không có kế hoạch mẫu', `Không tìm thấy mẫu “${error.sample}”.`, 'Hãy chọn mẫu khác.');
    case 'lastSheet':
      return text('Biểu duy nhất', 'Kế hoạch phải còn ít nhất một biểu.', 'Hãy thêm biểu khác trước rồi bỏ biểu này.');
    case 'sheetInUse':
      return text(
        'Chưa bỏ được biểu này',
        'Biểu đã có số liệu nhập từ Excel hoặc đã chốt, nên còn được nhật ký nhắc đến.',
        'Biểu vẫn ở trong danh sách; số liệu không bị ảnh hưởng.',
      );
    case 'unknownUnitName':
      return text(
        'Chưa có đơn vị này',
        `Không có đơn vị nào tên “${error.name}” trong sổ.`,
        'Hãy chọn một đơn vị trong danh sách, hoặc thêm đơn vị trước rồi nhập lại.',
      );
    case 'unknownChoice':
      return text(
        'Không nhận ra nội dung vừa nhập',
        `“${error.text}” không phải một trong các lựa chọn của cột này.`,
        `Hãy nhập một trong các từ: ${error.choices.join(', ')}.`,
      );
    case 'periodClosed':
      return text(
        'Số liệu đã chốt',
        `Số liệu ${periodWithin(error.period)}${error.unit === '' ? '' : ` của ${error.unit}`} đã được ${error.by} chốt.`,
        'Muốn sửa, hãy dùng Mở lại kỳ và ghi lý do, hoặc đính chính vào kỳ đang mở.',
      );
    case 'unknownSheet':
      return text(
        'Không tìm thấy biểu',
        `Sổ này không có biểu “${error.sheet}”.`,
        'Hãy chọn biểu khác ở cột bên trái.',
      );
    case 'unknownRow':
      return text('Không tìm thấy dòng', 'Dòng này không còn trong biểu.', 'Hãy mở lại biểu để xem số liệu mới nhất.');
    case 'unknownColumn':
      return text('Không tìm thấy cột', `Biểu không có cột “${error.column}”.`, 'Hãy chọn một cột đang có.');
    case 'unknownPeriod':
      return text('Không có kỳ báo cáo', `Biểu không có kỳ “${error.period}”.`, 'Hãy chọn một kỳ trong danh sách.');
    case 'unknownUnit':
      return text('Không có đơn vị', `Biểu không có đơn vị “${error.unit}”.`, 'Hãy chọn một đơn vị trong danh sách.');
    case 'notEditable':
      return text('Ô này không sửa trực tiếp', NOT_EDITABLE[error.why], NOT_EDITABLE_NEXT[error.why]);
    case 'unitRefused':
      return text(...explainUnitRefusal(error.name, error.why));
    case 'reasonMissing':
      return text('Thiếu lý do', 'Việc này cần ghi rõ lý do.', 'Hãy ghi lý do rồi thử lại.');
    case 'outsidePlan':
      return text(
        'Kỳ nằm ngoài kế hoạch',
        `${formatPeriod(error.period)} không thuộc thời gian của kế hoạch này.`,
        'Hãy dùng Lập kế hoạch năm sau để chuyển sang kế hoạch mới.',
      );
    case 'titleTaken':
      return text(
        'Cần một tên khác',
        error.title.trim() === '' ? 'Kế hoạch mới chưa có tên.' : `Đã có kế hoạch “${error.title.trim()}”.`,
        'Hãy đặt tên khác rồi thử lại.',
      );
    case 'badNumber':
      return text('Không đọc được số', `“${error.text}” không phải một con số.`, 'Hãy nhập số, ví dụ 8,5.');
    case 'cannotCorrect':
      return text('Chưa đính chính được', CANNOT_CORRECT[error.why], CANNOT_CORRECT_NEXT[error.why]);
    case 'natureTaken':
      return text(
        'Đã có số liệu loại này',
        'Chỉ tiêu đã có cả số thực hiện và số ước cho kỳ này, nên không đổi loại được.',
        'Hãy xóa một trong hai số rồi đánh dấu lại.',
      );
    case 'textTooLong':
      return text(
        'Nội dung quá dài',
        `Một ô chứa được tối đa ${error.limit.toLocaleString('vi-VN')} ký tự.`,
        'Hãy rút gọn hoặc ghi phần còn lại vào cột Ghi chú.',
      );
    case 'nothingToUndo':
      return text('Không còn bước để hoàn tác', 'Sổ đang ở bước đầu tiên.', 'Bạn có thể tiếp tục làm việc.');
    case 'nothingToRedo':
      return text('Không còn bước để làm lại', 'Sổ đang ở bước mới nhất.', 'Bạn có thể tiếp tục làm việc.');
    case 'workbookUnreadable':
      return text(
        'Không đọc được tệp Excel',
        `“${fileNameOf(error.path)}”: ${WORKBOOK_PROBLEM[error.why][0]}`,
        WORKBOOK_PROBLEM[error.why][1],
      );
    case 'workbookTooLarge':
      return text(
        'Tệp Excel quá lớn',
        `“${fileNameOf(error.path)}” vượt giới hạn ${error.limit.toLocaleString('vi-VN')} (${error.what}).`,
        'Hãy chép riêng trang có bảng sang một tệp mới rồi nhập.',
      );
    case 'noTable':
      return text(
        'Không tìm thấy bảng',
        `“${fileNameOf(error.path)}” không có bảng nào giống biểu này${error.missing.length > 0 ? `; thiếu cột: ${error.missing.join(', ')}` : ''}.`,
        'Hãy kiểm tra hàng tiêu đề của bảng rồi nhập lại.',
      );
    case 'previewGone':
      return text('Bản xem trước đã hết hiệu lực', 'Chưa có gì được nhập.', 'Hãy chọn lại tệp để xem trước lần nữa.');
    case 'stepCompacted':
    case 'restoreRefused':
    case 'logTooLong':
      return text(...explainStory(error));
    case 'templateRefused':
      return text('Chưa dùng được biểu mẫu', ...explainTemplate(error.file, error.why));
    case 'measureRefused':
      return text('Chưa lưu được quy đổi', `Đơn vị “${error.label}” chưa được lưu.`, MEASURE_REFUSAL[error.why]);
    case 'planChanged':
      return text(
        'Sổ đã thay đổi',
        'Số liệu đã được sửa sau khi xem trước, nên chưa nhập gì.',
        'Hãy xem trước lại để thấy những thay đổi mới nhất.',
      );
    case 'returnAltered':
    case 'returnChanged':
    case 'returnsOverlap':
      return text(...explainReturn(error, 'path' in error ? fileNameOf(error.path) : error.unit));
    case 'setRefused':
      return text(...explainSetRefusal(error.why));
    case 'badRequest':
      return text('Yêu cầu không hợp lệ', `Chương trình gửi yêu cầu chưa đúng (${error.detail}).`, 'Hãy thử lại.');
    case 'formInvalid':
      return text(
        'Mẫu biểu không hợp lệ',
        `Mẫu biểu có lỗi ở ${error.at}: ${error.detail}.`,
        'Hãy sửa mẫu biểu hoặc dùng mẫu kèm theo chương trình.',
      );
    case 'internal':
      return text(
        'Có lỗi ngoài dự kiến',
        `Việc vừa rồi chưa thực hiện được; số liệu đã lưu không bị ảnh hưởng. Mã tra cứu: ${error.reference}.`,
        'Hãy thử lại; nếu vẫn lỗi, hãy gửi mã tra cứu cho người hỗ trợ.',
      );
  }
};

/** The same of a file that is made from the plan (a workbook, a PDF, a list): nothing of the plan is in danger. */
export const explainOutput = (error: AppError): ErrorText =>
  error.code === 'cannotWrite'
    ? text(
        'Chưa ghi được tệp',
        `Không ghi được “${fileNameOf(error.path)}”: ${systemReason(error.system)}. Sổ kế hoạch không bị ảnh hưởng.`,
        outputAdvice(error.system),
      )
    : explainError(error);

/** Why an open plan takes no changes. */
export const READ_ONLY: Readonly<Record<'checksum' | 'locked' | 'media', string>> = {
  checksum: 'Tệp có dấu hiệu bị thay đổi bên ngoài chương trình (mã kiểm tra không khớp), nên chỉ mở để đọc.',
  locked: 'Tệp đang được mở ở nơi khác, nên ở đây chỉ mở để đọc.',
  media: 'Tệp hoặc thư mục chứa tệp chỉ cho đọc, nên không ghi được thay đổi.',
};
