import { ArrowDownUp, Filter, X } from 'lucide-react';
import { formatVi } from '../../shared/domain/decimal';
import type { ViewColumn } from '../../shared/form/columns';
import { filterColumns } from '../../shared/form/ownerColumn';
import { type ColumnFilter, filterKey, shownIn } from '../../shared/grid/filter';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { ARRANGE_TEXT, FILTER_TEXT } from '../../shared/text/columns';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { focusGrid } from '../command/gridFocus';
import { arrangeAgain, clearFilters, filterColumn, sortBy } from '../command/viewActions';
import { arrangeStore } from '../store/arrangeStore';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './FilterBar.module.css';

const labelOf = ({ header }: ViewColumn): string => (header.at(-1) ?? '').replace(/\s+/g, ' ');

/** A chosen value in words: as the first row that has it writes it. */
const wordOf = (model: SheetModel, column: ViewColumn, key: string): string => {
  if (key === '') return FILTER_TEXT.blank;
  if (column.kind === 'ratio' && Object.hasOwn(VERDICT_WORDS, key)) {
    return VERDICT_WORDS[key as keyof typeof VERDICT_WORDS];
  }
  const row = model.view.rows.find((candidate) => filterKey(candidate, column) === key);
  return row ? shownIn(row, column).trim() : key;
};

const explain = (model: SheetModel, column: ViewColumn, filter: ColumnFilter): string => {
  if (filter.kind === 'contains') return ARRANGE_TEXT.byText(labelOf(column), filter.text);
  if (filter.kind === 'rows') return filter.label;
  const words = [...filter.values].slice(0, 2).map((key) => wordOf(model, column, key));
  const values = filter.values.size > 2 ? ARRANGE_TEXT.many(filter.values.size) : words.join(', ');
  return ARRANGE_TEXT.byValues(labelOf(column), values);
};

const back = (job: Promise<void>): void => {
  void job.then(focusGrid);
};

const whole = (count: number): string => formatVi(String(count));

/** Tells above the sheet that rows are hidden or in another order, by what, and the way back. */
export const FilterBar = () => {
  const model = useStore(planStore, (state) => state.model);
  const { filters, sort } = useStore(arrangeStore, (state) => state);
  if (!model) return null;
  const columns = filterColumns(model.view);
  const filtered = columns.flatMap((column) => {
    const filter = filters[column.id];
    return filter ? [{ column, text: explain(model, column, filter) }] : [];
  });
  const sorted = sort ? columns.find(({ id }) => id === sort.column) : undefined;
  if (filtered.length === 0 && !sorted) return null;
  const count = (rows: SheetModel['rows']): string => whole(rows.filter(({ kind }) => kind !== 'heading').length);
  return (
    <section className={styles['bar']} aria-label={ARRANGE_TEXT.label} data-testid="filter-bar" data-pane="filter">
      {filtered.length > 0 ? (
        <>
          <Filter size={14} aria-hidden />
          <output className={styles['what']}>
            {ARRANGE_TEXT.filtering(count(model.rows), count(model.view.rows))}
          </output>
          {filtered.map(({ column, text }) => (
            <span key={column.id} className={styles['chip']} title={text}>
              <span className={styles['text']}>{text}</span>
              <button
                type="button"
                aria-label={ARRANGE_TEXT.removeOne(text)}
                title={ARRANGE_TEXT.removeOne(text)}
                onClick={() => back(filterColumn(column.id, null))}
              >
                <X size={12} aria-hidden />
              </button>
            </span>
          ))}
          <button type="button" className="button-link" onClick={() => back(clearFilters())}>
            {ARRANGE_TEXT.clear}
          </button>
        </>
      ) : null}
      {sorted && sort ? (
        <span className={styles['sorted']} title={ARRANGE_TEXT.sortedNote}>
          <ArrowDownUp size={14} aria-hidden />
          <span className={styles['text']}>{ARRANGE_TEXT.sorted(labelOf(sorted), sort.descending)}</span>
          <button type="button" className="button-link" onClick={() => back(sortBy(null))}>
            {ARRANGE_TEXT.storedOrder}
          </button>
        </span>
      ) : null}
      <button type="button" className={`button-link ${styles['again']}`} onClick={() => back(arrangeAgain())}>
        {filtered.length > 0 ? ARRANGE_TEXT.again : ARRANGE_TEXT.sortAgain}
      </button>
      {model.rows.length === 0 ? <span className={styles['nothing']}>{ARRANGE_TEXT.nothing}</span> : null}
    </section>
  );
};
