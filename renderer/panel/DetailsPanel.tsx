import type { ReactNode } from 'react';
import type { ViewCell, ViewColumn, ViewRow } from '../../shared/form/types';
import type { Cell } from '../../shared/grid/geometry';
import type { GridColumn, SheetModel } from '../../shared/grid/sheetModel';
import { CELL_STORY, describeSource } from '../../shared/text/details';
import { DETAILS, EMPTY, NATURE } from '../../shared/text/ui';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { ACTIONS } from '../command/actions';
import { activeRow, hasVerdict, setDirection, setRangeRule } from '../command/rowActions';
import { runFromBar } from '../command/runAction';
import { runCommand, sheetAt } from '../command/workspace';
import { useStore } from '../store/createStore';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell, selectionStore } from '../store/selectionStore';
import { CellNote } from './CellNote';
import { CellStory } from './CellStory';
import styles from './DetailsPanel.module.css';
import { explainComputing, explainReading } from './explain';
import { SidePanel } from './SidePanel';
import { useCellDetails } from './useCellDetails';
import { VerdictMark } from './VerdictMark';

const Item = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={styles['item']}>
    <dt>{label}</dt>
    <dd className="selectable">{children}</dd>
  </div>
);

const clearOverrule = (row: string): void => {
  const at = sheetAt();
  if (at) void runCommand({ type: 'overruleVerdict', ...at, row, verdict: null, reason: '' });
};

const Verdict = ({ row, ratio }: { row: ViewRow; ratio: ViewCell }) => {
  const locked = isReadOnly();
  return (
    <>
      <Item label={DETAILS.verdict}>
        {ratio.verdict ? <VerdictMark verdict={ratio.verdict} text={ratio.text} /> : null}
        {ratio.overruled ? (
          <>
            <p>{`${DETAILS.computedVerdict}: ${VERDICT_WORDS[ratio.overruled.computed]}`}</p>
            <p>{`${DETAILS.reason}: ${ratio.overruled.reason}`}</p>
          </>
        ) : null}
      </Item>
      <div className={styles['buttons']}>
        <button
          type="button"
          className="button-plain"
          disabled={ACTIONS['row.overrule'].blocked() !== null}
          onClick={() => runFromBar('row.overrule')}
        >
          {ratio.overruled ? DETAILS.editOverrule : DETAILS.overrule}
        </button>
        {ratio.overruled ? (
          <button type="button" className="button-plain" disabled={locked} onClick={() => clearOverrule(row.id)}>
            {DETAILS.clearOverrule}
          </button>
        ) : null}
      </div>
    </>
  );
};

const Rules = ({ row, isRange }: { row: ViewRow; isRange: boolean }) => (
  <div className={styles['rules']}>
    <label>
      <span>{DETAILS.direction}</span>
      <select
        value={row.direction}
        disabled={isReadOnly()}
        onChange={(event) => setDirection(row.id, event.target.value === 'lower' ? 'lower' : 'higher')}
      >
        <option value="higher">{DETAILS.higher}</option>
        <option value="lower">{DETAILS.lower}</option>
      </select>
    </label>
    {isRange ? (
      <label>
        <span>{DETAILS.rangeRule}</span>
        <select
          value={row.rangeRule}
          disabled={isReadOnly()}
          onChange={(event) => {
            const { value } = event.target;
            setRangeRule(row.id, value === 'lower' || value === 'inside' ? value : 'upper');
          }}
        >
          <option value="upper">{DETAILS.rangeUpper}</option>
          <option value="lower">{DETAILS.rangeLower}</option>
          <option value="inside">{DETAILS.rangeInside}</option>
        </select>
      </label>
    ) : null}
  </div>
);

const isAboutResult = (kind: ViewColumn['kind']): boolean => kind === 'target' || kind === 'figure' || kind === 'ratio';

/** What is told of the cell itself: what it shows and how it was read and computed. */
const Facts = ({ model, cell, row, own }: { model: SheetModel; cell: Cell; row: ViewRow; own: GridColumn }) => {
  const shown = model.cellAt(cell);
  const { kind } = own.column;
  const active = activeRow();
  const reading = shown && shown.typed !== '' ? explainReading(row, kind, shown.typed) : null;
  return (
    <>
      <Item label={`${DETAILS.cell} ${model.addressOf(cell)} · ${model.labelOf(cell.c)}`}>
        {model.textAt(cell) === '' ? <span className="muted">{DETAILS.empty}</span> : model.textAt(cell)}
      </Item>
      {kind === 'name' ? null : (
        <Item label={DETAILS.row}>{row.part === null ? row.name : `${row.name} · ${row.part}`}</Item>
      )}
      {reading === null ? null : <Item label={DETAILS.readAs}>{reading}</Item>}
      {kind === 'figure' && shown?.nature && shown.typed !== '' ? (
        <>
          <Item label={DETAILS.nature}>{NATURE[shown.nature]}</Item>
          <div className={styles['buttons']}>
            <button
              type="button"
              className="button-plain"
              disabled={ACTIONS['row.toggleEstimate'].blocked() !== null}
              onClick={() => runFromBar('row.toggleEstimate')}
            >
              {ACTIONS['row.toggleEstimate'].label()}
            </button>
          </div>
        </>
      ) : null}
      {isAboutResult(kind) && hasVerdict(active) ? (
        <Item label={DETAILS.computing}>{explainComputing(model, row)}</Item>
      ) : null}
      {isAboutResult(kind) && active?.ratio && hasVerdict(active) ? (
        <Verdict row={active.row} ratio={active.ratio} />
      ) : null}
    </>
  );
};

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
  const isRange = model.view.columns.some((c) => c.kind === 'target' && /[-–]|đến/.test(row.cells[c.id]?.typed ?? ''));
  const source = details ? describeSource(details.source, details.changes, model.typedAt(first) === '') : '';
  return (
    <SidePanel title={DETAILS.title} testId="details-panel">
      <dl>
        <Facts model={model} cell={first} row={row} own={own} />
        <div className={styles['item']}>
          <dt>{DETAILS.note}</dt>
          <dd>
            <CellNote key={`${spot.row} ${spot.column}`} spot={spot} note={model.cellAt(first)?.note ?? ''} />
          </dd>
        </div>
        {source === '' || kind === 'ratio' ? null : (
          <div className={styles['item']} data-testid="cell-source">
            <dt>{CELL_STORY.source}</dt>
            <dd className="selectable">{source}</dd>
          </div>
        )}
      </dl>
      {isAboutResult(kind) && hasVerdict(active) ? <Rules row={active.row} isRange={isRange} /> : null}
      {details ? (
        <CellStory details={details} about={kind === 'target' || kind === 'figure' ? kind : 'other'} />
      ) : (
        <p className="muted">{CELL_STORY.loading}</p>
      )}
    </SidePanel>
  );
};
