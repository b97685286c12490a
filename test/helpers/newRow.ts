import type { RowData } from '../../shared/form/rowData';

/** A row that a test makes up. */
export const newRow = (id: string, more: Partial<RowData> = {}): RowData => ({
  id,
  kind: 'indicator',
  marker: '',
  level: 0,
  name: `Dòng ${id}`,
  part: null,
  parent: null,
  under: null,
  isComponent: false,
  adds: false,
  owner: '',
  provider: '',
  unitLabel: 'triệu đồng',
  direction: 'higher',
  rangeRule: 'upper',
  decimals: null,
  scale: null,
  additive: true,
  aliases: [],
  values: {},
  notes: {},
  override: null,
  ...more,
});
