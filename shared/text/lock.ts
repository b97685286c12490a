import type { AppError } from '../contract/appError';
import type { Following, LockHolder } from '../contract/lock';
import { formatTime, formatTimeAndDay } from './moment';

/** "Nguyễn Văn A đang mở tệp này trên máy PHONG-TC từ 14:02 ngày 22/11"; without a full stop. */
const sayHolder = (holder: LockHolder | null, now: Date, opens = 'đang mở'): string => {
  if (!holder || holder.user === '') return 'Tệp đang được mở ở nơi khác';
  const at = holder.here ? 'ở một cửa sổ khác trên chính máy này' : `trên máy ${holder.host}`;
  const since = formatTimeAndDay(holder.since, now);
  return `${holder.user} ${opens} tệp này ${at}${since === '' ? '' : ` từ ${since}`}`;
};

/** Title, sentence and next step of a lock that stands in the way, or of one that was taken over. */
export const explainLock = (
  error: Extract<AppError, { code: 'lockedByOther' | 'lockLost' }>,
  file: string,
): [string, string, string] =>
  error.code === 'lockLost'
    ? [
        'Quyền ghi tệp này đã có người khác tiếp quản',
        `Để không đè lên bản của người đó, chương trình không ghi vào “${file}” nữa; mọi thay đổi vẫn còn trong cửa sổ này.`,
        'Hãy dùng Lưu thành… để giữ bản này trong tệp khác, rồi trao đổi với người đang giữ tệp kia.',
      ]
    : ['Tệp đang mở ở nơi khác', `“${file}”: ${sayHolder(error.holder, new Date())}.`, 'Hãy đóng ở nơi đó rồi mở lại.'];

const silent = (holder: LockHolder | null): string =>
  holder?.here ? 'Cửa sổ đó không còn tín hiệu' : 'Máy đó không còn tín hiệu';

/** What the banner of a window that only reads says of the file under it. */
export const sayFollowing = ({ holder, lock, readAt, behind }: Following, now: Date): string => {
  const time = formatTime(readAt);
  const figures = behind
    ? `Chưa đọc được bản mới nhất của tệp: số liệu ở đây là của lúc ${time}.`
    : `Số liệu ở đây được cập nhật theo tệp, gần nhất lúc ${time}.`;
  switch (lock) {
    case 'held':
      return `${sayHolder(holder, now)}. ${figures}`;
    case 'leftOver':
      return `${sayHolder(holder, now, 'đã mở')}. ${silent(holder)}, có lẽ khóa còn sót lại.`;
    case 'free':
      return 'Không còn ai sửa tệp này: bây giờ có thể mở để sửa.';
    case 'none':
      return `Tệp hoặc thư mục chứa tệp chỉ cho đọc, nên không ghi được thay đổi. ${figures}`;
  }
};

export const TAKE_OVER = {
  title: 'Tiếp quản quyền ghi',
  who: (holder: LockHolder | null, now: Date): string =>
    `${sayHolder(holder, now, 'đã mở')}. ${silent(holder)} một lúc rồi.`,
  warning:
    'Nếu người đó thật ra vẫn đang làm việc (máy vừa mất mạng hoặc đang ngủ), chương trình trên máy đó sẽ không ghi vào tệp này nữa mà báo lại và cho lưu thành tệp khác. Hai bản khi ấy phải gộp bằng tay.',
  advice: 'Hãy hỏi người đó, hoặc chắc chắn máy đó đã tắt, trước khi tiếp quản.',
  submit: 'Tiếp quản quyền ghi',
  cancel: 'Tiếp tục chỉ đọc',
} as const;

export const EDIT_BLOCKED = {
  already: 'Sổ đang mở để sửa',
  never: 'Tệp này chỉ mở để đọc được',
  held: 'Người khác đang sửa tệp này',
} as const;
