import { formatPath, type LocatedError } from './located';
import type { SamplePlan, SampleSource } from './samplePlan';

type Place = readonly (string | number)[];

/** Every id that stands for something else in a sample plan, and every cited document, must be there. */
export const findBadReference = (sample: SamplePlan): LocatedError | null => {
  const units = idsOf(sample.units);
  const kinds = idsOf(sample.kinds);
  const scales = idsOf(sample.scales);
  const authorities = idsOf(sample.authorities);
  const indicators = idsOf(sample.indicators);
  const rows = idsOf(sample.plans.flatMap((plan) => plan.rows));
  const problems: (LocatedError | null)[] = [];
  const need = (known: ReadonlySet<string>, what: string, id: string | null, at: Place): void => {
    if (id !== null && !known.has(id)) problems.push({ at: formatPath(at), detail: `không có ${what} nào mã "${id}"` });
  };
  const cite = (source: SampleSource | null, at: Place): void => {
    if (source && !Object.hasOwn(sample.sources, source.doc)) {
      problems.push({
        at: formatPath([...at, 'source', 'doc']),
        detail: `không có văn bản nguồn nào mã "${source.doc}"`,
      });
    }
  };
  for (const [index, unit] of sample.units.entries()) {
    need(kinds, 'loại đơn vị', unit.kind, ['units', index, 'kind']);
    need(units, 'đơn vị', unit.parent, ['units', index, 'parent']);
    cite(unit.source, ['units', index]);
  }
  for (const [index, authority] of sample.authorities.entries()) {
    need(units, 'đơn vị', authority.unit, ['authorities', index, 'unit']);
    need(rows, 'văn bản', authority.document, ['authorities', index, 'document']);
  }
  for (const [index, indicator] of sample.indicators.entries()) {
    need(scales, 'thang xếp loại', indicator.scale, ['indicators', index, 'scale']);
    need(indicators, 'chỉ tiêu', indicator.weight, ['indicators', index, 'weight']);
    need(units, 'đơn vị', indicator.owner, ['indicators', index, 'owner']);
    need(units, 'đơn vị', indicator.provider, ['indicators', index, 'provider']);
  }
  for (const [index, figure] of sample.figures.entries()) {
    need(indicators, 'chỉ tiêu', figure.indicator, ['figures', index, 'indicator']);
    need(units, 'đơn vị', figure.unit, ['figures', index, 'unit']);
    cite(figure.source, ['figures', index]);
  }
  for (const [index, due] of sample.dues.entries()) {
    need(units, 'đơn vị', due.unit, ['dues', index, 'unit']);
    cite(due.source, ['dues', index]);
  }
  for (const [index, plan] of sample.plans.entries()) {
    const at = ['plans', index] as const;
    need(units, 'đơn vị', plan.unit, [...at, 'unit']);
    need(authorities, 'cơ quan giao', plan.authority, [...at, 'authority']);
    need(rows, 'văn bản', plan.document, [...at, 'document']);
    for (const [place, target] of plan.targets.entries()) {
      need(indicators, 'chỉ tiêu', target.indicator, [...at, 'targets', place, 'indicator']);
      need(authorities, 'cơ quan giao', target.authority, [...at, 'targets', place, 'authority']);
      need(units, 'đơn vị', target.unit, [...at, 'targets', place, 'unit']);
      cite(target.source, [...at, 'targets', place]);
    }
    for (const [place, sheet] of plan.sheets.entries())
      need(units, 'đơn vị', sheet.unit, [...at, 'sheets', place, 'unit']);
    problems.push(findBadRow(sample, index, indicators, cite));
  }
  return problems.find((problem) => problem !== null) ?? null;
};

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));

/** A row comes after its parent, in the same tree; a part below the row that carries the label, which has no figures. */
const findBadRow = (
  sample: SamplePlan,
  plan: number,
  indicators: ReadonlySet<string>,
  cite: (source: SampleSource | null, at: Place) => void,
): LocatedError | null => {
  const earlier = new Map<string, { readonly tree: string; readonly labelOnly: boolean }>();
  for (const [index, row] of (sample.plans[plan]?.rows ?? []).entries()) {
    const place = ['plans', plan, 'rows', index] as const;
    const at = (key: string): string => formatPath([...place, key]);
    cite(row.source, place);
    for (const [order, field] of row.fields.entries()) cite(field.source, [...place, 'fields', order]);
    const parent = row.parent === null ? null : earlier.get(row.parent);
    if (parent === undefined || (parent && parent.tree !== row.tree)) {
      return { at: at('parent'), detail: 'dòng mẹ phải đứng trước, trong cùng một bảng' };
    }
    if (row.kind === 'part' && parent?.labelOnly !== true) {
      return { at: at('parent'), detail: 'phần phải đứng dưới dòng mang nhãn của nó' };
    }
    if (row.labelOnly && row.indicator !== null) {
      return { at: at('labelOnly'), detail: 'dòng chỉ mang nhãn thì không có số liệu' };
    }
    if (row.indicator !== null && !indicators.has(row.indicator)) {
      return { at: at('indicator'), detail: `không có chỉ tiêu nào mã "${row.indicator}"` };
    }
    earlier.set(row.id, row);
  }
  return null;
};
