/**
 * Runs in the page: answers the window as the host would, from data made here, packed as it is on its way
 * (shared/contract/wire). Self-contained: it travels as text.
 */
export const fakeHost = ({ rows, columns }) => {
  const names = [
    'Tỷ lệ hộ được sử dụng điện lưới quốc gia',
    'Sản lượng lương thực có hạt',
    'Trồng rừng mới',
    'Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng thể nhẹ cân, giảm bình quân hằng năm',
  ];
  const units = ['%', 'tấn', 'ha', '%'];
  const cellOf = (text) => (/^\d/.test(text) ? { text, value: text.replace(',', '.') } : text);
  const column = (id, kind, header, width, align = 'left') => ({
    id,
    base: id,
    kind,
    header: [header],
    width,
    align,
    editable: kind !== 'ratio',
    synonyms: [],
    internal: false,
    choices: [],
    address: null,
    calculation: null,
  });
  const list = [
    column('marker', 'marker', 'TT', 5, 'center'),
    column('name', 'name', 'Chỉ tiêu chủ yếu', 34),
    column('unit', 'unit', 'Đơn vị tính', 10, 'center'),
    column('target', 'target', 'Mục tiêu đến năm 2025', 12, 'right'),
    column('figure', 'figure', 'Kết quả thực hiện', 11, 'right'),
    column('attainment', 'ratio', 'So với chỉ tiêu Nghị quyết', 11, 'right'),
  ];
  for (let c = list.length; c < columns - 1; c++) list.push(column(`f${c}`, 'figure', `Xã số ${c}`, 10, 'right'));
  list.push(column('note', 'text', 'Ghi chú', 12));
  const percent = (r, figure) => {
    const value = ((figure * 10_000) / (500 + (r % 300)) / 100).toFixed(2).replace('.', ',');
    const verdict = Number(figure) > 500 + (r % 300) ? 'exceeded' : 'unmet';
    return { text: `${value}%`, typed: '', value: value.replace(',', '.'), state: 'computed', verdict };
  };
  const rowOf = (r) => {
    const isPart = r % 10 === 4 || r % 10 === 5;
    const cells = {
      marker: cellOf(String(1 + Math.floor(r / 5))),
      name: cellOf(''),
      unit: cellOf(units[r % 4]),
      target: cellOf(String(500 + (r % 300))),
      figure: cellOf(`${450 + ((r * 7) % 400)},${r % 10}`),
      attainment: percent(r, 450 + ((r * 7) % 400)),
      note: cellOf(r % 9 === 0 ? 'Số liệu do Phòng Nông nghiệp và Phát triển nông thôn cung cấp' : ''),
    };
    for (let c = 6; c < columns - 1; c++) cells[`f${c}`] = cellOf(`${(r * c) % 1000},${c % 10}`);
    return {
      id: `r${r}`,
      kind: isPart ? 'part' : 'indicator',
      marker: String(1 + Math.floor(r / 5)),
      name: isPart ? `Tỷ lệ học sinh đi học đúng độ tuổi (${Math.floor(r / 10)})` : `${names[r % 4]} (${r + 1})`,
      unitLabel: units[r % 4],
      part: isPart ? (r % 10 === 4 ? 'Mẫu giáo' : 'Tiểu học') : null,
      parent: isPart ? `p${Math.floor(r / 10)}` : null,
      isComponent: true,
      span: { marker: r % 5 === 0 ? 5 : 0, name: isPart ? (r % 10 === 4 ? 2 : 0) : 1 },
      cells,
    };
  };
  const begun = performance.now();
  let table = Array.from({ length: rows }, (_, r) => rowOf(r));
  window.benchMade = performance.now() - begun;
  const summary = {
    components: rows,
    metOrExceeded: 1,
    exceeded: 1,
    met: 0,
    unmet: rows - 1,
    notComputable: 0,
    onEstimates: 0,
  };
  const view = {
    sheet: 's',
    form: 'f',
    source: 'plan',
    plan: 'p',
    planTitle: 'Kế hoạch lớn',
    title: 'Biểu kết quả',
    period: '2023',
    unit: { id: 'u', name: 'Toàn huyện' },
    columns: list,
    rows: [],
    summary,
    print: {},
    locks: [],
  };
  const undo = { undoLabel: null, redoLabel: null };
  const save = { state: 'saved', savedAt: null, error: null };
  const info = {
    path: '/bench.skh',
    fileName: 'bench.skh',
    title: 'Kế hoạch lớn',
    readOnly: null,
    sheets: [
      {
        id: 's',
        form: 'f',
        formName: 'Biểu kết quả',
        plan: 'p',
        planTitle: 'Kế hoạch lớn',
        title: 'Biểu',
        source: 'plan',
        rows,
        periods: ['2023'],
        kinds: [],
        byPeriod: true,
        planPeriod: '2021-2025',
        years: [2023],
        units: [{ ...view.unit, depth: 0, role: 'area', validFrom: null, validTo: null }],
      },
    ],
    undo,
    save,
  };
  /** Rows that were edited; the others are made again when they are asked for, and take no memory here. */
  const edited = new Map();
  const rowById = (id) => edited.get(id) ?? rowOf(Number(id.slice(1)));
  const answers = {
    'app.start': () => ({ version: '0', plan: info, recent: [], samples: [] }),
    'sheet.view': () => {
      const made = table;
      table = [];
      return { ...view, rows: made };
    },
    'plan.history': () => [],
    'plan.run': ({ command }) => {
      const changed = new Map();
      for (const edit of command.edits ?? []) {
        const row = changed.get(edit.row) ?? structuredClone(rowById(edit.row));
        row.cells[edit.column] = cellOf(edit.text);
        if (edit.column === 'figure') row.cells.attainment = percent(0, Number(edit.text) || 0);
        changed.set(edit.row, row);
        edited.set(edit.row, row);
      }
      const patch = { sheet: 's', period: '2023', unit: 'u', rows: [...changed.values()], order: null, summary };
      return { label: 'sửa', place: null, patches: [patch], undo };
    },
  };
  window.api = {
    invoke: async (channel, request) => ({ ok: true, value: answers[channel]?.(request) ?? null }),
    on: () => () => undefined,
    pathForFile: () => '',
  };
};
