import type { ViewColumn } from '../../shared/form/columns';
import type { SheetView, ViewCell, ViewRow } from '../../shared/form/types';

/** A small sheet with what makes grids hard: a group of three rows, a split label, an indicator without parts. */
const cell = (text: string, state: ViewCell['state'] = 'ok'): ViewCell => ({
  text,
  typed: state === 'computed' ? '' : text,
  value: null,
  state,
  verdict: state === 'computed' ? 'met' : null,
  reason: null,
  estimate: false,
  nature: null,
  overruled: null,
  note: null,
  others: [],
});

const column = (id: string, kind: ViewColumn['kind'], header: string): ViewColumn => ({
  id,
  kind,
  header: [header],
  width: 10,
  align: 'left',
  editable: kind !== 'ratio',
  synonyms: [],
  internal: false,
});

const row = (id: string, name: string, part: string | null, span: ViewRow['span'], figure: string): ViewRow => ({
  id,
  kind: part === null ? 'indicator' : 'part',
  marker: '1',
  level: 0,
  name,
  part,
  parent: part === null ? null : 'p',
  isComponent: true,
  direction: 'higher',
  rangeRule: 'upper',
  decimals: null,
  scale: null,
  aliases: [],
  span,
  cells: { unit: cell('%'), target: cell('100'), figure: cell(figure), ratio: cell('100,00%', 'computed') },
});

export const sampleView = (): SheetView => ({
  sheet: 's',
  form: 'f',
  plan: 'p',
  planTitle: 'Kế hoạch',
  title: 'Biểu',
  period: '2023',
  unit: { id: 'u', name: 'Toàn huyện' },
  columns: [
    column('marker', 'marker', 'TT'),
    column('name', 'name', 'Chỉ tiêu'),
    column('unit', 'unit', 'Đơn vị tính'),
    column('target', 'target', 'Mục tiêu'),
    column('figure', 'figure', 'Kết quả'),
    column('ratio', 'ratio', 'So với chỉ tiêu'),
  ],
  rows: [
    row('a', 'Tỷ lệ trường chuẩn', null, { marker: 3, name: 1 }, '58,3'),
    row('b', 'Tỷ lệ học sinh', 'Mẫu giáo', { marker: 0, name: 2 }, '98'),
    row('c', 'Tỷ lệ học sinh', 'Tiểu học', { marker: 0, name: 0 }, '99'),
  ],
  summary: { components: 3, metOrExceeded: 3, exceeded: 0, met: 3, unmet: 0, notComputable: 0, onEstimates: 0 },
  print: {
    profile: 'dang',
    paper: 'A4',
    orientation: 'portrait',
    annexNumber: '',
    formNumber: '',
    title: '',
    attachedTo: '',
    parentAgency: '',
    agency: '',
    place: '',
    signerTitle: '',
    signerName: '',
    preparedBy: '',
    recipients: [],
    unitLine: '',
  },
});
