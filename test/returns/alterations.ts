import type { ReturnFlag } from '../../shared/contract/returnsAnswers';

/** A form of Xã Hố Mít with 7 in F15 (Trồng mới chè tập trung), altered in one more way. */
const [LINE, NEXT] = [15, 16];

export interface Alteration {
  readonly steps: readonly unknown[];
  /** The name of the file, where that is what matters. */
  readonly name?: string;
  readonly flags?: readonly ReturnFlag[];
  /** "F15: 7" of each figure that is brought. */
  readonly figures?: readonly string[];
  /** "mergedCells F15" of each warning. */
  readonly warnings?: readonly string[];
  readonly error?: string;
  readonly unit?: string | null;
}

const seven = ['F15: 7'];
const setBoth = (from: string, to: string): unknown[] => [
  ['replace', 'skh', 'A1', from, to],
  ['replace', 'Báo cáo', 'J1', from, to],
];

/** What is done to the form, and what is to be seen of it. */
export const ALTERATIONS: Readonly<Record<string, Alteration>> = {
  'nothing else': { steps: [], figures: seven },
  'a figure merged over two rows': {
    steps: [['merge', `F${LINE}:F${NEXT}`]],
    warnings: ['mergedCells F15'],
  },
  'a reason merged over two rows': {
    steps: [
      ['set', 'G15', 'Rét đậm'],
      ['merge', `G${LINE}:G${NEXT}`],
    ],
    figures: [...seven, 'G15: Rét đậm'],
  },
  'a figure merged with the column before it': {
    steps: [
      ['set', 'E16', 8],
      ['merge', `E${NEXT}:F${NEXT}`],
    ],
    figures: seven,
    warnings: ['mergedCells E16'],
  },
  'a row twice with two figures': {
    steps: [
      ['insert', NEXT],
      ['copyRow', LINE, NEXT],
      ['set', `F${NEXT}`, 8],
    ],
    flags: ['rowsTwice'],
    figures: seven,
    warnings: ['rowTwice F15'],
  },
  'a row twice with one figure': {
    steps: [
      ['insert', NEXT],
      ['copyRow', LINE, NEXT],
    ],
    figures: seven,
  },
  'a figure beside the form': { steps: [['set', 'L15', 9]], figures: seven, warnings: ['outsideForm L15'] },
  'a column put in, with a figure': {
    steps: [
      ['insertColumn', 4],
      ['set', 'D15', 99],
    ],
    figures: ['G15: 7'],
    warnings: ['outsideForm D15'],
  },
  'the column to fill in taken out': {
    steps: [['deleteColumns', 6, 1]],
    flags: ['unreadable'],
    error: 'Các cột cần điền của biểu mẫu không còn',
  },
  'the key of the column taken out': { steps: [['set', 'F1', null]], figures: seven },
  'the hidden page taken out': { steps: [['removeSheet', 'skh']], figures: seven },
  'the hidden page garbled': { steps: [['replace', 'skh', 'A1', '{', '{{']], figures: seven },
  'the hidden page shown': { steps: [['show', 'skh']], figures: ['Báo cáo!F15: 7'] },
  'the page itself hidden': { steps: [['hide']], flags: ['unreadable'], error: 'đang bị ẩn hoặc đã bị xóa' },
  'the page renamed': { steps: [['title', "Xã! 'a'"]], figures: seven },
  'the page copied': { steps: [['copySheet']], flags: ['twoSheets'], figures: ['Báo cáo!F15: 7'] },
  'the hidden page of another unit': {
    steps: [['replace', 'skh', 'A1', 'ho-mit', 'ta-mit']],
    flags: ['tornKeys'],
    unit: null,
  },
  'the hidden page of another month': {
    steps: [['replace', 'skh', 'A1', '2022-M01', '2022-M02']],
    flags: ['tornKeys'],
    unit: null,
  },
  'all keys of another unit': { steps: setBoth('ho-mit', 'ta-mit'), flags: ['tornKeys'], unit: null },
  'all keys of another plan': { steps: setBoth('"plan":"', '"plan":"x'), flags: ['wrongPlan'], unit: null },
  'all keys of another sheet': { steps: setBoth('"sheet":"', '"sheet":"x'), flags: ['wrongSheet'], unit: null },
  'the head of another unit': {
    steps: [['set', 'A4', 'Đơn vị báo cáo: Xã Tà Mít     Kỳ báo cáo: Tháng 1 năm 2022']],
    flags: ['otherName'],
    figures: seven,
  },
  'the name of another unit': {
    steps: [],
    name: 'T01-2022 Xã Tà Mít.xlsx',
    flags: ['otherName'],
    figures: seven,
  },
  'the key of a row taken out': { steps: [['set', 'J15', null]], figures: seven },
  'the unit of measure of a row altered': {
    steps: [['set', 'C15', 'tấn']],
    flags: ['tampered'],
    warnings: ['unitDiffers C15', 'unitDiffers F15'],
  },
  'a formula among the texts': {
    steps: [['set', 'G15', '=1+2']],
    figures: seven,
    warnings: ['formulaError G15'],
  },
  'formulas that no program has worked out': { steps: [['set', 'F15', '=1+2']], warnings: ['formulaError F15'] },
  'a figure as foreign text': {
    steps: [['set', 'F15', '1,234.5']],
    figures: ['F15: 1,234.5'],
    warnings: ['foreignNumber F15'],
  },
  'no figure but a word': {
    steps: [['set', 'F15', 'không có']],
    figures: ['F15: không có'],
    warnings: ['unreadable F15'],
  },
  'a figure with blanks': { steps: [['set', 'F15', ' \u00a012 ']], figures: ['F15: 12'] },
  'a range': { steps: [['set', 'F15', '5-6']], figures: ['F15: 5-6'] },
  'a percentage of Excel': {
    steps: [
      ['set', 'F15', 0.12],
      ['format', 'F15', '0%'],
    ],
    figures: ['F15: 12%'],
    warnings: ['percentScaled F15'],
  },
  'a range of which Excel made a day': {
    steps: [
      ['set', 'F15', 44717],
      ['format', 'F15', 'd-mmm'],
    ],
    figures: ['F15: 5-6'],
    warnings: ['dateForRange F15'],
  },
};
