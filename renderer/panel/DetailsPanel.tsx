import { CELL_STORY, describeSource } from '../../shared/text/details';
import { ACTION } from '../../shared/text/dialogs';
import { DETAILS, EMPTY } from '../../shared/text/ui';
import { activeRow, hasVerdict } from '../command/rowActions';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { activeCell, selectionStore } from '../store/selectionStore';
import { CellFacts, Item, isAboutResult, Rules } from './CellFacts';
import { CellNote } from './CellNote';
import { Derivation, Parts, SeriesRules } from './CellSeriesView';
import { CellStory } from './CellStory';
import styles from './DetailsPanel.module.css';
import { targetOf } from './explain';
import { Meaning } from './help/Meaning';
import { Adjustments, OutlookFact } from './OutlookFacts';
import { SidePanel } from './SidePanel';
import { useCellDetails } from './useCellDetails';

/** Everything about the selected cell: how it was read, what came of it, where it is from, what became of it. */
export const DetailsPanel = () => {
  const model = useStore(planStore, (state) => state.model);
  useStore(selectionStore, (state) => state.active);
  const cell = activeCell();
  const active = activeRow();
  const merge = model && cell ? model.mergeOf(cell) : null;
  const row = merge ? model?.rows[merge.r0] : undefined;
  const own = merge ? model?.columns[merge.c0] : undefined;
  const details = useCellDetails(row?.id ?? null, own?.id ?? null);
  if (!model || !active || !row || !own || !merge) {
    return (
      <SidePanel title={DETAILS.title} testId="details-panel">
        <p className="muted">{EMPTY.noCell}</p>
      </SidePanel>
    );
  }
  const first = { r: merge.r0, c: merge.c0 };
  const spot = { row: row.id, column: own.id };
  const { kind } = own.column;
  const { sheet, period, unit, columns } = model.view;
  const shownFor = `${sheet} ${period} ${unit.id}`;
  const isRange = columns.some((c) => c.kind === 'target' && targetOf(row, c.id).kind === 'between');
  const source = details ? describeSource(details.source, details.changes, model.typedAt(first) === '') : '';
  return (
    <SidePanel title={DETAILS.title} testId="details-panel">
      <dl>
        <CellFacts model={model} cell={first} row={row} own={own} />
        {source === '' || details?.series?.derived ? null : (
          <div data-testid="cell-source">
            <Item label={CELL_STORY.source}>{source}</Item>
          </div>
        )}
        {details?.series ? <Derivation series={details.series} /> : null}
        {details ? <Adjustments list={details.adjustments} /> : null}
        {details?.outlook && (isAboutResult(kind) || kind === 'text') ? (
          <OutlookFact row={row.id} outlook={details.outlook} />
        ) : null}
        <CellNote key={`${spot.row} ${spot.column} ${shownFor}`} spot={spot} note={model.cellAt(first)?.note ?? ''} />
      </dl>
      <details className={styles['what']} data-testid="cell-what">
        <summary>{ACTION['help.what']}</summary>
        <Meaning model={model} cell={first} />
      </details>
      {isAboutResult(kind) && hasVerdict(active) ? <Rules row={active.row} isRange={isRange} /> : null}
      {details?.series?.parts ? <Parts parts={details.series.parts} /> : null}
      {details?.series && isAboutResult(kind) ? <SeriesRules row={active.row} rule={details.series.rule} /> : null}
      {details ? (
        <CellStory details={details} about={kind === 'target' || kind === 'figure' ? kind : 'other'} spot={spot} />
      ) : (
        <p className="muted">{CELL_STORY.loading}</p>
      )}
    </SidePanel>
  );
};
