import type { CellChange, CellChangeWhat, CellSource, IndicatorFigure, IndicatorTarget } from '../contract/cellDetails';
import type { StepWay } from '../contract/story';
import { formatPeriod } from '../domain/period';
import { formatDay } from './calendar';
import { fileNameOf } from './errors';
import { STAGE_TEXT } from './formDesign';
import { formatMoment } from './moment';
import { WAY_WORDS } from './story';
import { DETAILS, NATURE } from './ui';
import { VERDICT_WORDS } from './verdict';

/** Words of the panel "Chi tiết ô" about where a cell's content is from and what became of it. */
export const CELL_STORY = {
  source: 'Nguồn số liệu',
  typed: 'Nhập tay',
  doneBy: (way: string, actor: string, at: string): string =>
    `${way}${actor === '' ? '' : ` bởi ${actor}`}, ${formatMoment(at)}`,
  fromStart: 'Có từ khi tạo sổ',
  history: 'Thay đổi của ô',
  noHistory: 'Ô này chưa có thay đổi nào.',
  more: 'Chỉ hiện các thay đổi gần nhất; phần trước đó có trong Nhật ký.',
  blank: '(trống)',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  targets: 'Các mục tiêu của chỉ tiêu',
  figures: 'Các số liệu của chỉ tiêu',
  shown: 'đang dùng',
  rowAdded: 'Thêm dòng',
  rowRemoved: 'Xóa dòng',
  correction: 'Đính chính',
  addNote: 'Thêm ghi chú',
  editNote: 'Bấm để sửa ghi chú',
  loading: 'Đang đọc…',
} as const;

const NOUN: Readonly<Record<Exclude<CellChangeWhat, 'text' | 'row' | 'record'>, string>> = {
  correction: CELL_STORY.correction,
  nature: DETAILS.nature,
  verdict: DETAILS.overruledBy,
  reason: DETAILS.reason,
  note: DETAILS.note,
  direction: DETAILS.direction,
  rangeRule: DETAILS.rangeRule,
};

const WORDS: Readonly<Record<string, string>> = {
  ...NATURE,
  exceeded: VERDICT_WORDS.exceeded,
  met: VERDICT_WORDS.met,
  unmet: VERDICT_WORDS.unmet,
  higher: DETAILS.higher,
  lower: DETAILS.lower,
};
const RANGE_WORDS: Readonly<Record<string, string>> = {
  upper: DETAILS.rangeUpper,
  lower: DETAILS.rangeLower,
  inside: DETAILS.rangeInside,
};

const isCode = (what: CellChangeWhat): boolean =>
  what === 'nature' || what === 'verdict' || what === 'direction' || what === 'rangeRule';

/** A value of a change as a person reads it. */
const wordOf = (what: CellChangeWhat, value: string | null): string => {
  if (value === null || value === '') return what === 'verdict' ? DETAILS.computedVerdict : CELL_STORY.blank;
  if (!isCode(what)) return value;
  return (what === 'rangeRule' ? RANGE_WORDS : WORDS)[value] ?? value;
};

/** The two sides of a change in words, and the name of what changed where it is not the content itself. */
export const changeWords = ({
  what,
  from,
  to,
}: Pick<CellChange, 'what' | 'from' | 'to'>): { readonly name: string; readonly from: string; readonly to: string } => {
  if (what === 'row')
    return { name: to === null ? CELL_STORY.rowRemoved : CELL_STORY.rowAdded, from: from ?? '', to: to ?? '' };
  const name = what === 'text' || what === 'record' ? '' : NOUN[what];
  return { name, from: wordOf(what, from), to: wordOf(what, to) };
};

/** "42 → 43", with the name of what changed where it is not the content itself. */
export const describeChange = ({ what, from, to }: Pick<CellChange, 'what' | 'from' | 'to'>): string => {
  if (what === 'row') {
    const name = (to ?? from ?? '').trim();
    const did = to === null ? CELL_STORY.rowRemoved : CELL_STORY.rowAdded;
    return name === '' ? did : `${did} “${name}”`;
  }
  const words = changeWords({ what, from, to });
  const change = `${words.from} → ${words.to}`;
  return words.name === '' ? change : `${words.name}: ${change}`;
};

/** "/a/b/bieu.xlsx E12" → "bieu.xlsx, ô E12". */
export const describeOrigin = (source: string): string => {
  const found = /^(.*\S)\s+([A-Z]{1,3}\d+)$/.exec(source);
  return found ? `${fileNameOf(found[1] ?? '')}, ô ${found[2]}` : fileNameOf(source);
};

/**
 * "nhập từ bieu.xlsx, ô E12", "báo cáo của đơn vị: xa.xlsx, ô E12", "dán": how a step came about; undoing has a tag of its own.
 * @param labelled the label of the step stands beside it, and some ways need no other word.
 */
export const describeWay = (way: StepWay, source: string, labelled: boolean): string => {
  const origin = source === '' ? '' : describeOrigin(source);
  if (way === 'imported' && origin !== '') return `nhập từ ${origin}`;
  const isSaid = way === 'undone' || (labelled && NAMED_BY_LABEL.has(way));
  return [isSaid ? '' : lower(WAY_WORDS[way]), origin].filter((part) => part !== '').join(': ');
};

const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** Ways that the label of a step tells already. */
const NAMED_BY_LABEL: ReadonlySet<StepWay> = new Set(['imported', 'rows', 'closed', 'setup', 'restored']);

/** "05/01/2025 14:02 · Lan · nhập từ bieu.xlsx, ô E12". */
export const describeStep = ({ at, actor, way, source }: Pick<CellChange, 'at' | 'actor' | 'way' | 'source'>): string =>
  [formatMoment(at), actor, describeWay(way, source, false)].filter((part) => part !== '').join(' · ');

/** Where the present content is from; blank when nothing is known. */
export const describeSource = (source: CellSource | null, changes: readonly CellChange[], isEmpty: boolean): string => {
  if (source?.imported) {
    const { file, sheetName, address, at } = source.imported;
    const place = [`trang “${sheetName}”`, address === '' ? '' : `ô ${address}`]
      .filter((part) => part !== '')
      .join(', ');
    return `Nhập từ ${fileNameOf(file)}, ${place}, ${formatMoment(at)}`;
  }
  if (source) return /\.xls[xm]?\b/.test(source.text) ? `Nhập từ ${describeOrigin(source.text)}` : source.text;
  if (isEmpty) return '';
  const last = changes.find(({ what }) => what === 'text' || what === 'row');
  return last ? CELL_STORY.doneBy(WAY_WORDS[last.way], last.actor, last.at) : CELL_STORY.fromStart;
};

/** "HĐND huyện giao, 2020-2025 · Nghị quyết số 05". */
export const describeTarget = (target: IndicatorTarget): string => {
  const version = target.version > 1 ? ` (lần ${target.version})` : '';
  return [
    `${target.authority} ${lower(STAGE_TEXT[target.stage])}${version}`,
    target.unit,
    formatPeriod(target.period),
    target.validFrom === null ? '' : `hiệu lực từ ${formatDay(target.validFrom)}`,
    target.document,
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** "Ước thực hiện · Năm 2023 · lũy kế · tính đến 30/06/2023 · Sở Tài chính". */
export const describeFigure = (figure: IndicatorFigure): string =>
  [
    NATURE[figure.nature],
    formatPeriod(figure.period),
    figure.basis === 'cumulative' ? 'lũy kế' : 'trong kỳ',
    figure.asOf === null ? '' : `tính đến ${formatDay(figure.asOf)}`,
    figure.provider === '' ? figure.agency : figure.provider,
  ]
    .filter((part) => part !== '')
    .join(' · ');
