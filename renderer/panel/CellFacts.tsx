import type { ReactNode } from 'react';
import type { ViewColumn } from '../../shared/form/columns';
import { rowLabel } from '../../shared/form/rowLabel';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import type { Cell } from '../../shared/grid/geometry';
import { type GridColumn, rowWord, type SheetModel } from '../../shared/grid/sheetModel';
import { DETAILS, NATURE } from '../../shared/text/ui';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { ACTIONS, type ActionId } from '../command/actions';
import { activeRow, hasVerdict, setDirection, setRangeRule } from '../command/rowActions';
import { runFromBar } from '../command/runAction';
import { runCommand, sheetAt } from '../command/workspace';
import { isReadOnly } from '../store/planStore';
import styles from './DetailsPanel.module.css';
import { explainComputing, explainReading } from './explain';
import { VerdictMark } from './VerdictMark';

interface ItemProps {
  readonly label: string;
  /** What can be done about it, beside its name. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One fact of a cell: its name, what it is, what can be done. */
export const Item = ({ label, action, children }: ItemProps) => (
  <div className={styles['item']}>
    <dt>
      {label}
      {action}
    </dt>
    <dd className="selectable">{children}</dd>
  </div>
);

const ActionLink = ({ id, label }: { id: ActionId; label: string }) => (
  <button
    type="button"
    className={`button-link ${styles['action']}`}
    disabled={ACTIONS[id].blocked() !== null}
    onClick={() => runFromBar(id)}
  >
    {label}
  </button>
);

const clearOverrule = (row: string): void => {
  const at = sheetAt();
  if (at) void runCommand({ type: 'overruleVerdict', ...at, row, verdict: null, reason: '' });
};

const Verdict = ({ row, ratio }: { row: ViewRow; ratio: ViewCell }) => (
  <Item
    label={DETAILS.verdict}
    action={
      <>
        <ActionLink id="row.overrule" label={ratio.overruled ? DETAILS.editOverrule : DETAILS.overrule} />
        {ratio.overruled ? (
          <button
            type="button"
            className={`button-link ${styles['action']}`}
            disabled={isReadOnly()}
            onClick={() => clearOverrule(row.id)}
          >
            {DETAILS.clearOverrule}
          </button>
        ) : null}
      </>
    }
  >
    {ratio.verdict ? <VerdictMark verdict={ratio.verdict} text={ratio.text} /> : null}
    {ratio.overruled ? (
      <>
        <p>{`${DETAILS.computedVerdict}: ${VERDICT_WORDS[ratio.overruled.computed]}`}</p>
        <p>{`${DETAILS.reason}: ${ratio.overruled.reason}`}</p>
      </>
    ) : null}
  </Item>
);

/** Direction and, for a target that is a range, what it is held against; both can be changed here. */
export const Rules = ({ row, isRange }: { row: ViewRow; isRange: boolean }) => (
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

/** Targets, figures and what follows from them. */
export const isAboutResult = (kind: ViewColumn['kind']): boolean =>
  kind === 'target' || kind === 'figure' || kind === 'ratio';

interface FactsProps {
  readonly model: SheetModel;
  readonly cell: Cell;
  readonly row: ViewRow;
  readonly own: GridColumn;
}

/** What is told of the cell itself: what it shows and how it was read and computed. */
export const CellFacts = ({ model, cell, row, own }: FactsProps) => {
  const shown = model.cellAt(cell);
  const { kind } = own.column;
  const active = activeRow();
  const text = model.textAt(cell);
  const reading = shown && shown.typed !== '' ? explainReading(row, kind, shown.typed) : null;
  return (
    <>
      <Item label={`${DETAILS.cell} ${model.addressOf(cell)} · ${model.labelOf(cell.c)}`}>
        {text === '' ? <span className="muted">{DETAILS.empty}</span> : text}
      </Item>
      {kind === 'name' ? null : <Item label={rowWord(model.view) ?? DETAILS.row}>{rowLabel(row)}</Item>}
      {reading === null || reading === text ? null : <Item label={DETAILS.readAs}>{reading}</Item>}
      {kind === 'figure' && shown?.nature && shown.typed !== '' ? (
        <Item
          label={DETAILS.nature}
          action={<ActionLink id="row.toggleEstimate" label={ACTIONS['row.toggleEstimate'].label()} />}
        >
          {NATURE[shown.nature]}
        </Item>
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
