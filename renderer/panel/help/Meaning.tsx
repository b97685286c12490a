import { isJudged } from '../../../shared/grid/columnKinds';
import type { Cell } from '../../../shared/grid/geometry';
import type { SheetModel } from '../../../shared/grid/sheetModel';
import { VERDICTS } from '../../../shared/target/types';
import { explainColumn, headerLine } from '../../../shared/text/help/columns';
import { explainVerdict, MEANING, VERDICT_MEANING } from '../../../shared/text/help/verdicts';
import { VERDICT_WORDS } from '../../../shared/text/verdict';
import { useStore } from '../../store/createStore';
import { planStore } from '../../store/planStore';
import { activeCell, selectionStore } from '../../store/selectionStore';
import { explainCell, targetOf } from '../explain';
import { VerdictMark } from '../VerdictMark';
import styles from './Help.module.css';

const Part = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <dt>{title}</dt>
      {lines.map((line) => (
        <dd key={line} className="selectable">
          {line}
        </dd>
      ))}
    </>
  );

const nonBlank = (...lines: readonly string[]): readonly string[] => lines.filter((line) => line !== '');

/** The verdict of the row, how it was come by. */
const VerdictParts = ({ model, cell }: { readonly model: SheetModel; readonly cell: Cell }) => {
  const row = model.rows[model.mergeOf(cell).r0];
  const column = model.columns[cell.c]?.column;
  const shown = model.cellAt(cell);
  if (!row || row.kind === 'heading' || !column || !shown?.verdict || column.calculation?.kind !== 'ratio') return null;
  const figure = row.cells[column.calculation.figure];
  const lines = explainVerdict({
    verdict: shown.overruled?.computed ?? shown.verdict,
    target: targetOf(row, column.calculation.target),
    direction: row.direction,
    rangeRule: row.rangeRule,
    estimate: figure?.estimate ?? false,
    counted: row.isComponent,
    summary: model.view.summary,
  });
  return (
    <>
      <dt>{MEANING.verdict}</dt>
      <dd>
        <VerdictMark verdict={shown.verdict} text={shown.text} />
      </dd>
      {lines.map((line) => (
        <dd key={line} className="selectable">
          {line}
        </dd>
      ))}
    </>
  );
};

/** What each sign says, whatever the row has. */
const Signs = () => (
  <>
    <dt>{MEANING.signs}</dt>
    {VERDICTS.map((verdict) => (
      <dd key={verdict} className={styles['sign']}>
        <VerdictMark verdict={verdict} text={VERDICT_WORDS[verdict]} />
        <span>{VERDICT_MEANING[verdict]}</span>
      </dd>
    ))}
  </>
);

/** "Đây là gì?" of a cell: its column, the calculation with its own numbers, its verdict, after what model. */
export const Meaning = ({ model, cell }: { readonly model: SheetModel; readonly cell: Cell }) => {
  const at = model.mergeOf(cell);
  const first = { r: at.r0, c: at.c0 };
  const column = model.columns[first.c]?.column;
  if (!column) return <p className="muted">{MEANING.none}</p>;
  const meaning = explainColumn(model.view, column);
  const own = explainCell(model, first, null).text;
  return (
    <dl className={styles['meaning']} data-testid="column-meaning">
      <Part title={MEANING.holds} lines={[meaning.holds]} />
      <Part title={MEANING.own(model.addressOf(first))} lines={nonBlank(own)} />
      {isJudged(column) ? <VerdictParts model={model} cell={first} /> : null}
      <Part title={MEANING.formula} lines={meaning.formula} />
      <Part title={MEANING.rounding} lines={nonBlank(meaning.rounding)} />
      <Part title={MEANING.from} lines={nonBlank(meaning.from)} />
      {isJudged(column) ? <Signs /> : null}
      <Part
        title={MEANING.source}
        lines={nonBlank(meaning.source, isJudged(column) && model.view.form === 'bieu-ket-qua' ? MEANING.tested : '')}
      />
    </dl>
  );
};

/** The same in the help, for the cell under the cursor. */
export const WhatIsThis = () => {
  const model = useStore(planStore, (state) => state.model);
  useStore(selectionStore, (state) => state.active);
  const cell = activeCell();
  const column = model && cell ? model.columns[model.mergeOf(cell).c0]?.column : undefined;
  if (!model || !cell || !column) return <p className="muted">{MEANING.none}</p>;
  return (
    <article className={styles['page']} data-help-page="what" aria-label={headerLine(column)}>
      <h3>{headerLine(column)}</h3>
      <Meaning model={model} cell={cell} />
      <p className={styles['formats']}>{MEANING.formats}</p>
    </article>
  );
};
