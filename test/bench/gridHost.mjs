/** Runs in the page: answers the window as the host would, from data made here. Self-contained: it travels as text. */
export const fakeHost = ({ rows, columns }) => {
  const names = [
    'Tỷ lệ hộ được sử dụng điện lưới quốc gia',
    'Sản lượng lương thực có hạt',
    'Trồng rừng mới',
    'Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng thể nhẹ cân, giảm bình quân hằng năm',
  ];
  const units = ['%', 'tấn', 'ha', '%'];
  const cellOf = (text, state = 'ok', verdict = null) => ({
    text,
    typed: state === 'computed' ? '' : text,
    value: /^\d/.test(text) ? text.replace('%', '').replace(',', '.') : null,
    state,
    verdict,
    reason: null,
    estimate: false,
    nature: null,
    overruled: null,
    note: null,
    others: [],
  });
  const column = (id, kind, header, width, align = 'left') => ({
    id,
    kind,
    header: [header],
    width,
    align,
    editable: kind !== 'ratio',
    synonyms: [],
    internal: false,
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
    return cellOf(`${value}%`, 'computed', Number(figure) > 500 + (r % 300) ? 'exceeded' : 'unmet');
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
      level: 0,
      name: isPart ? `Tỷ lệ học sinh đi học đúng độ tuổi (${Math.floor(r / 10)})` : `${names[r % 4]} (${r + 1})`,
      part: isPart ? (r % 10 === 4 ? 'Mẫu giáo' : 'Tiểu học') : null,
      parent: isPart ? `p${Math.floor(r / 10)}` : null,
      isComponent: true,
      direction: 'higher',
      rangeRule: 'upper',
      decimals: null,
      scale: null,
      aliases: [],
      span: { marker: r % 5 === 0 ? 5 : 0, name: isPart ? (r % 10 === 4 ? 2 : 0) : 1 },
      cells,
    };
  };
  const begun = performance.now();
  const table = Array.from({ length: rows }, (_, r) => rowOf(r));
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
    plan: 'p',
    planTitle: 'Kế hoạch lớn',
    title: 'Biểu kết quả',
    period: '2023',
    unit: { id: 'u', name: 'Toàn huyện' },
    columns: list,
    rows: table,
    summary,
    print: {},
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
        periods: ['2023'],
        units: [view.unit],
      },
    ],
    undo,
    save,
  };
  const byId = new Map(table.map((row) => [row.id, row]));
  const answers = {
    'app.start': () => ({ version: '0', plan: info, recent: [], samples: [] }),
    'sheet.view': () => view,
    'plan.history': () => [],
    'plan.run': ({ command }) => {
      const changed = new Map();
      for (const edit of command.edits ?? []) {
        const row = changed.get(edit.row) ?? structuredClone(byId.get(edit.row));
        row.cells[edit.column] = cellOf(edit.text);
        if (edit.column === 'figure') row.cells.attainment = percent(0, Number(edit.text) || 0);
        changed.set(edit.row, row);
        byId.set(edit.row, row);
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
