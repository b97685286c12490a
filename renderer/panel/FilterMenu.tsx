import { ArrowDownUp, ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { filterColumns } from '../../shared/form/ownerColumn';
import { isJudged } from '../../shared/grid/columnKinds';
import { type FilterValue, valuesOf } from '../../shared/grid/filterValues';
import { createFinder } from '../../shared/grid/find';
import { hasAccents } from '../../shared/grid/foldText';
import { COLUMN_TEXT, FILTER_TEXT } from '../../shared/text/columns';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { focusGrid } from '../command/gridFocus';
import { isComposing } from '../command/keys';
import { filterColumn, sortBy } from '../command/viewActions';
import { arrangeStore } from '../store/arrangeStore';
import { closeColumnMenu, columnMenuStore } from '../store/columnMenuStore';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './FilterMenu.module.css';
import { Popover } from './Popover';

/** Values listed at a time: more than that are found by typing, not by scrolling. */
const LISTED = 300;

const done = (): void => {
  closeColumnMenu();
  focusGrid();
};

const wordOf = ({ text, verdict }: FilterValue): string =>
  verdict ? VERDICT_WORDS[verdict] : text === '' ? FILTER_TEXT.blank : text;

/** Sorting and the values of one column with their counts, as behind the funnel of Excel. */
export const FilterMenu = () => {
  const { kind, column, x, y } = useStore(columnMenuStore, (state) => state);
  if (kind !== 'filter') return null;
  return <ValueList key={column} id={column} x={x} y={y} />;
};

const ValueList = ({ id, x, y }: { readonly id: string; readonly x: number; readonly y: number }) => {
  const view = useStore(planStore, (state) => state.model?.view);
  const { filters, sort } = useStore(arrangeStore, (state) => state);
  const column = view && filterColumns(view).find((candidate) => candidate.id === id);
  const values = useMemo(() => (view && column ? valuesOf(view, column, filters) : []), [view, column, filters]);
  const before = filters[id];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(before?.kind === 'values' ? before.values : values.map(({ key }) => key)),
  );
  const [query, setQuery] = useState(before?.kind === 'contains' ? before.text : '');
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  if (!view || !column) return null;

  const label = (column.header.at(-1) ?? '').replace(/\s+/g, ' ');
  const find = createFinder(query.trim(), { matchCase: false, matchAccents: hasAccents(query), wholeCell: false });
  const found = query.trim() === '' ? values : values.filter((value) => find(wordOf(value)).length > 0);
  const isText =
    column.kind === 'name' || column.kind === 'text' || column.kind === 'unit' || column.kind === 'property';
  const all = found.every(({ key }) => chosen.has(key));

  const toggle = (keys: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };
  /** With a text in the search box Enter means the cells that have it; else the ticked values. */
  const apply = (): void => {
    const text = query.trim();
    const picked = found.filter(({ key }) => chosen.has(key)).map(({ key }) => key);
    done();
    if (text !== '' && picked.length === found.length && !isJudged(column)) {
      void filterColumn(id, { kind: 'contains', text });
    } else if (picked.length < values.length) void filterColumn(id, { kind: 'values', values: new Set(picked) });
    // Rows that a list elsewhere has chosen (tasks of an agency) are no values: with all of these ticked they stay chosen.
    else if (before?.kind !== 'rows') void filterColumn(id, null);
  };
  const sortTo = (descending: boolean): void => {
    done();
    void sortBy({ column: id, descending });
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const isBox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';
    if (event.key === 'Enter' && (isBox || event.target === search.current) && found.length > 0) {
      event.preventDefault();
      apply();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const fields = [...event.currentTarget.querySelectorAll('input')];
      const at = fields.indexOf(document.activeElement as HTMLInputElement);
      fields[Math.max(0, Math.min(fields.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
      event.preventDefault();
    }
  };

  return (
    <Popover label={FILTER_TEXT.title(label)} x={x} y={y} testId="filter-menu" onClose={closeColumnMenu}>
      <div className={styles['sorts']}>
        <button type="button" aria-pressed={sort?.column === id && !sort.descending} onClick={() => sortTo(false)}>
          <ArrowUpNarrowWide size={14} aria-hidden />
          {isText ? COLUMN_TEXT.sortTextUp : COLUMN_TEXT.sortAscending}
        </button>
        <button type="button" aria-pressed={sort?.column === id && sort.descending} onClick={() => sortTo(true)}>
          <ArrowDownWideNarrow size={14} aria-hidden />
          {isText ? COLUMN_TEXT.sortTextDown : COLUMN_TEXT.sortDescending}
        </button>
        {sort ? (
          <button
            type="button"
            onClick={() => {
              done();
              void sortBy(null);
            }}
          >
            <ArrowDownUp size={14} aria-hidden />
            {COLUMN_TEXT.storedOrder}
          </button>
        ) : null}
      </div>
      <search className={styles['filter']} onKeyDown={onKey}>
        <input
          ref={search}
          type="search"
          value={query}
          placeholder={FILTER_TEXT.search}
          aria-label={FILTER_TEXT.search}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(new Set(values.map(({ key }) => key)));
          }}
        />
        <div className={styles['values']}>
          {found.length === 0 ? <p className="muted">{FILTER_TEXT.nothing}</p> : null}
          {found.length > 0 ? (
            <label>
              <input
                type="checkbox"
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && found.some(({ key }) => chosen.has(key));
                }}
                onChange={(event) =>
                  toggle(
                    found.map(({ key }) => key),
                    event.target.checked,
                  )
                }
              />
              <span className={styles['all']}>{query.trim() === '' ? FILTER_TEXT.all : FILTER_TEXT.allFound}</span>
            </label>
          ) : null}
          {found.slice(0, LISTED).map((value) => (
            <label key={value.key} title={wordOf(value)}>
              <input
                type="checkbox"
                checked={chosen.has(value.key)}
                onChange={(event) => toggle([value.key], event.target.checked)}
              />
              <span className={styles['value']}>{wordOf(value)}</span>
              <span className={styles['count']}>{value.count}</span>
            </label>
          ))}
          {found.length > LISTED ? <p className="muted">{FILTER_TEXT.more(found.length - LISTED)}</p> : null}
        </div>
      </search>
      <div className={styles['buttons']}>
        {before ? (
          <button
            type="button"
            className={`button-plain ${styles['clear']}`}
            onClick={() => {
              done();
              void filterColumn(id, null);
            }}
          >
            {FILTER_TEXT.clear}
          </button>
        ) : null}
        <button type="button" className="button-plain" onClick={done}>
          {FILTER_TEXT.cancel}
        </button>
        <button
          type="button"
          className="button-primary"
          disabled={!found.some(({ key }) => chosen.has(key))}
          onClick={apply}
        >
          {FILTER_TEXT.submit}
        </button>
      </div>
    </Popover>
  );
};
