import { useState } from 'react';
import { periodWithin, shiftPeriod } from '../../shared/domain/period';
import type { CarriedRows, NextTargets, NextYear } from '../../shared/domain/periodCommands';
import { ROW_TREES, type RowTree } from '../../shared/form/definition';
import { NEXT_YEAR as TEXT } from '../../shared/text/periods';
import { loadSheet, sheetAt } from '../command/workspace';
import { placesStore, toggleBranch } from '../store/placesStore';
import { currentSheet, planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Choices } from './Choices';
import { Dialog } from './Dialog';
import styles from './PeriodDialog.module.css';
import { Problem } from './Problem';
import { useRunner } from './useRunner';

const USUAL: NextYear['trees'] = { plan: 'all', tasks: 'unfinished', documents: 'none', capital: 'all', budget: 'all' };

/** The title with its years moved on; "Kế hoạch năm 2022" where it names none. */
const titleFor = (title: string, period: string): string => {
  const next = shiftPeriod(period, 1);
  const years = (of: string): string[] => of.match(/\d{4}/g) ?? [];
  const to = years(next);
  const moved = years(period).reduce((text, year, index) => text.replaceAll(year, `{${to[index] ?? ''}}`), title);
  const plain = moved.replace(/[{}]/g, '');
  return plain === title ? `Kế hoạch ${periodWithin(next)}` : plain;
};

/** Lập kế hoạch năm sau: which rows go along, and what the new plan asks for. */
export const NextYearDialog = () => {
  const at = sheetAt();
  const sheet = currentSheet(planStore.get());
  const [title, setTitle] = useState(sheet ? titleFor(sheet.planTitle, sheet.planPeriod) : '');
  const [trees, setTrees] = useState(USUAL);
  const [how, setHow] = useState<NextTargets['how']>('empty');
  const [percent, setPercent] = useState('');
  const { run, problem, setProblem } = useRunner();
  if (!at || !sheet) return null;
  const submit = async (): Promise<void> => {
    const targets: NextTargets = how === 'scaled' ? { how, percent } : { how };
    const step = await run({ type: 'nextYear', ...at, title, trees, targets });
    if (!step) return;
    closeDialog();
    // The list at the left is about the new plan now; last year's Biểu are a click away.
    const branch = `plan ${sheet.plan}`;
    if (!placesStore.get().folded.includes(branch)) toggleBranch(branch);
    const { place } = step;
    if (place) await loadSheet(place.sheet, null, null);
  };
  const counts = new Map(
    (planStore.get().plan?.sheets ?? []).filter(({ plan }) => plan === sheet.plan).map((one) => [one.source, one.rows]),
  );
  return (
    <Dialog
      title={TEXT.title}
      testId="next-year-dialog"
      onSubmit={() => void submit()}
      buttons={
        <>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button
            type="submit"
            className="button-primary"
            disabled={title.trim() === '' || (how === 'scaled' && percent.trim() === '')}
          >
            {TEXT.submit}
          </button>
        </>
      }
    >
      <p>
        <strong>{TEXT.lead(sheet.planTitle, shiftPeriod(sheet.planPeriod, 1))}</strong> {TEXT.keeps}
      </p>
      <div className={styles['fields']}>
        <label htmlFor="next-title">{TEXT.name}</label>
        <input
          id="next-title"
          type="text"
          data-first=""
          autoComplete="off"
          value={title}
          onChange={(event) => {
            setTitle(event.target.value);
            setProblem('');
          }}
        />
      </div>
      <section className={styles['section']}>
        <h3>{TEXT.rows}</h3>
        <div className={styles['fields']} style={{ marginTop: 0 }}>
          {ROW_TREES.filter((tree) => (counts.get(tree) ?? 0) > 0).map((tree) => (
            <Tree
              key={tree}
              tree={tree}
              value={trees[tree]}
              onChange={(value) => setTrees({ ...trees, [tree]: value })}
            />
          ))}
        </div>
      </section>
      <Choices
        legend={TEXT.targets}
        name="next-targets"
        value={how}
        onChange={setHow}
        options={[
          { value: 'empty', label: TEXT.empty, hint: TEXT.emptyHint },
          { value: 'drafted', label: TEXT.drafted, hint: TEXT.draftedHint },
          { value: 'scaled', label: TEXT.scaled, hint: TEXT.scaledHint },
        ]}
      />
      {how === 'scaled' ? (
        <div className={styles['fields']}>
          <label htmlFor="next-percent">{TEXT.percent}</label>
          <span className={styles['inline']}>
            <input
              id="next-percent"
              type="text"
              className={styles['number']}
              autoComplete="off"
              value={percent}
              onChange={(event) => {
                setPercent(event.target.value);
                setProblem('');
              }}
            />
            <span className="muted">{TEXT.percentHint}</span>
          </span>
        </div>
      ) : null}
      <Problem text={problem} />
    </Dialog>
  );
};

interface TreeProps {
  readonly tree: RowTree;
  readonly value: CarriedRows;
  readonly onChange: (value: CarriedRows) => void;
}

const Tree = ({ tree, value, onChange }: TreeProps) => (
  <>
    <label htmlFor={`next-${tree}`}>{TEXT.tree[tree]}</label>
    <select id={`next-${tree}`} value={value} onChange={(event) => onChange(event.target.value as CarriedRows)}>
      <option value="all">{TEXT.all}</option>
      {tree === 'tasks' ? <option value="unfinished">{TEXT.unfinished}</option> : null}
      <option value="none">{TEXT.none}</option>
    </select>
  </>
);
