import type { ReactNode } from 'react';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import { DETAILS, EMPTY, NATURE } from '../../shared/text/ui';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { ACTIONS } from '../command/actions';
import { activeRow, hasVerdict, setDirection, setRangeRule } from '../command/rowActions';
import { runFromBar } from '../command/runAction';
import { runCommand, sheetAt } from '../command/workspace';
import { useStore } from '../store/createStore';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell, selectionStore } from '../store/selectionStore';
import styles from './DetailsPanel.module.css';
import { describeOther, explainComputing, explainReading } from './explain';
import { SidePanel } from './SidePanel';
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

/** Everything about the selected cell: how it was read, what came of it, figures beside it. */
export const DetailsPanel = () => {
  const model = useStore(planStore, (state) => state.model);
  useStore(selectionStore, (state) => state.active);
  const cell = activeCell();
  const active = activeRow();
  const merge = model && cell ? model.mergeOf(cell) : null;
  const row = merge ? model?.rows[merge.r0] : undefined;
  const own = merge ? model?.columns[merge.c0] : undefined;
  if (!model || !cell || !active || !row || !own || !merge) {
    return (
      <SidePanel title={DETAILS.title} testId="details-panel">
        <p className="muted">{EMPTY.noCell}</p>
      </SidePanel>
    );
  }
  const shown = model.cellAt(cell);
  const reading = shown && shown.typed !== '' ? explainReading(row, own.column.kind, shown.typed) : null;
  const isRange = model.view.columns.some((c) => c.kind === 'target' && /[-–]|đến/.test(row.cells[c.id]?.typed ?? ''));
  const others = active.figure?.others ?? [];
  return (
    <SidePanel title={DETAILS.title} testId="details-panel">
      <dl>
        <Item label={`${DETAILS.cell} ${model.addressOf(cell)} · ${model.labelOf(merge.c0)}`}>
          {model.textAt(cell) === '' ? <span className="muted">{DETAILS.empty}</span> : model.textAt(cell)}
        </Item>
        {own.column.kind === 'name' ? null : (
          <Item label={DETAILS.row}>{row.part === null ? row.name : `${row.name} · ${row.part}`}</Item>
        )}
        {reading === null ? null : <Item label={DETAILS.readAs}>{reading}</Item>}
        {own.column.kind === 'figure' && shown?.nature ? (
          <Item label={DETAILS.nature}>{NATURE[shown.nature]}</Item>
        ) : null}
        {hasVerdict(active) ? <Item label={DETAILS.computing}>{explainComputing(model, row)}</Item> : null}
        {active.ratio && hasVerdict(active) ? <Verdict row={active.row} ratio={active.ratio} /> : null}
        {others.length === 0 ? null : (
          <Item label={DETAILS.others}>
            {others.map((other) => (
              <p key={`${other.period} ${other.nature} ${other.text}`} className={styles['other']}>
                {describeOther(other)}
                {other.source === '' ? null : <span className="muted"> {other.source}</span>}
              </p>
            ))}
          </Item>
        )}
        {shown?.note ? <Item label={DETAILS.note}>{shown.note}</Item> : null}
      </dl>
      {hasVerdict(active) ? <Rules row={active.row} isRange={isRange} /> : null}
    </SidePanel>
  );
};
