import { useMemo, useState } from 'react';
import type { StoredCell } from '../../shared/contract/periodAnswers';
import { formatPeriod } from '../../shared/domain/period';
import { rowLabel } from '../../shared/form/rowLabel';
import { type PastBlock, type PastCell, type PastLine, readPastBlock } from '../../shared/grid/pastFigures';
import { parseTsv } from '../../shared/grid/tsv';
import { PAST_FIGURES as TEXT } from '../../shared/text/periods';
import { sheetAt } from '../command/workspace';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import lists from './List.module.css';
import styles from './PeriodDialog.module.css';
import { Problem } from './Problem';
import { useInquiry } from './useInquiry';
import { useRunner } from './useRunner';

type Basis = 'period' | 'cumulative';

/** What writing a cell of the block would mean. */
type Fate = 'new' | 'other' | 'same' | 'closed' | 'unreadable';

const fateOf = (cell: PastCell, there: StoredCell | undefined): Fate => {
  if (!cell.isReadable) return 'unreadable';
  if (there?.locked) return 'closed';
  if (!there || there.text === '') return 'new';
  return there.text === cell.text ? 'same' : 'other';
};

/** Figures of past years or months, pasted as a block and looked at before they are written. */
export const PastFiguresDialog = () => {
  const at = sheetAt();
  const view = planStore.get().model?.view;
  const [text, setText] = useState('');
  const [basis, setBasis] = useState<Basis>('period');
  const [overwrite, setOverwrite] = useState(false);
  const { run, problem, setProblem } = useRunner();
  const rows = view?.rows;
  const block = useMemo(() => (rows && text.trim() !== '' ? readPastBlock(parseTsv(text), rows) : null), [text, rows]);
  const matched = block?.lines.flatMap(({ row }) => row ?? []) ?? [];
  const request =
    at && block && matched.length > 0
      ? { at, rows: matched, periods: [...new Set(block.periods)], nature: 'actual' as const, basis }
      : null;
  const stored = useInquiry('period.stored', request);
  if (!at || !view) return null;
  const there = new Map((stored ?? []).map((cell) => [`${cell.row} ${cell.period}`, cell]));
  const of = (line: PastLine, cell: PastCell): Fate => fateOf(cell, there.get(`${line.row} ${cell.period}`));
  const cells = (block?.lines ?? []).flatMap((line) =>
    line.row === null ? [] : line.cells.map((cell) => ({ row: line.row ?? '', cell, fate: of(line, cell) })),
  );
  const count = (fate: Fate): number => cells.filter((one) => one.fate === fate).length;
  // What stands there is not known yet: nothing is called new.
  const isAsking = request !== null && stored === null;
  const chosen = isAsking ? [] : cells.filter(({ fate }) => fate === 'new' || (overwrite && fate === 'other'));
  const submit = async (): Promise<void> => {
    const edits = chosen.map(({ row, cell }) => ({ row, period: cell.period, text: cell.text }));
    if (await run({ type: 'loadFigures', ...at, nature: 'actual', basis, overwrite, edits })) closeDialog();
  };
  const unmatched = block?.lines.filter(({ row, cells: own }) => row === null && own.length > 0).length ?? 0;
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="past-figures-dialog"
      onSubmit={() => {
        if (chosen.length > 0) void submit();
      }}
      buttons={
        <>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" disabled={chosen.length === 0}>
            {TEXT.submit(chosen.length)}
          </button>
        </>
      }
    >
      <p>
        {TEXT.lead}
        <strong>{view.unit.name}</strong>.
      </p>
      <textarea
        className={`text-area ${styles['paste']}`}
        data-first=""
        rows={block ? 3 : 8}
        spellCheck={false}
        aria-label={TEXT.paste}
        placeholder={TEXT.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setProblem('');
        }}
      />
      {text.trim() !== '' && !block ? <p className="problem">{TEXT.unreadable}</p> : null}
      {block ? (
        <>
          <div className={styles['tools']} style={{ marginTop: 8 }}>
            <p data-testid="past-summary">
              {TEXT.summary(count('new'), count('other'), count('same'))}
              {unmatched > 0 ? `; ${TEXT.unmatched(unmatched)}` : ''}.
              {block.ignored.length > 0 ? ` ${TEXT.ignored(block.ignored)}` : ''}
            </p>
            <span className={styles['inline']}>
              {block.periods.some((period) => /-[MQ]/.test(period)) ? (
                <label className={styles['inline']}>
                  {TEXT.basis}
                  <select
                    value={basis}
                    onChange={(event) => setBasis(event.target.value === 'cumulative' ? 'cumulative' : 'period')}
                  >
                    <option value="period">{TEXT.inPeriod}</option>
                    <option value="cumulative">{TEXT.cumulative}</option>
                  </select>
                </label>
              ) : null}
              <label className={styles['check']}>
                <input
                  type="checkbox"
                  checked={overwrite}
                  disabled={count('other') === 0}
                  onChange={(event) => setOverwrite(event.target.checked)}
                />
                {TEXT.overwrite}
              </label>
            </span>
          </div>
          <Preview block={block} of={of} there={there} overwrite={overwrite} />
        </>
      ) : null}
      <Problem text={problem} />
    </Dialog>
  );
};

interface PreviewProps {
  readonly block: PastBlock;
  readonly of: (line: PastLine, cell: PastCell) => Fate;
  readonly there: ReadonlyMap<string, StoredCell>;
  readonly overwrite: boolean;
}

/** Lines that are listed; the rest is counted and written all the same. */
const LISTED = 300;

const Preview = ({ block, of, there, overwrite }: PreviewProps) => (
  <div className={lists['list']}>
    <table>
      <thead>
        <tr>
          <th scope="col">{TEXT.name}</th>
          <th scope="col">{TEXT.row}</th>
          {block.periods.map((period) => (
            <th key={period} scope="col" className={lists['number']}>
              {formatPeriod(period)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.lines.slice(0, LISTED).map((line) => (
          <tr key={line.id} className={line.row === null ? lists['past'] : undefined}>
            <td>{[line.marker, line.name].filter((part) => part !== '').join(' ')}</td>
            <td>{line.row === null ? <em>{TEXT.fate[line.fate]}</em> : nameOf(line.row)}</td>
            {block.periods.map((period) => {
              const cell = line.cells.find((one) => one.period === period);
              const fate = cell && line.row !== null ? of(line, cell) : null;
              const old = there.get(`${line.row} ${period}`)?.text ?? '';
              return (
                <td key={period} className={lists['number']}>
                  <Value text={cell?.text ?? ''} fate={fate} old={old} overwrite={overwrite} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const nameOf = (id: string): string => {
  const { model } = planStore.get();
  const row = model?.view.rows.find((one) => one.id === id);
  return row ? rowLabel(row) : '';
};

const Value = ({
  text,
  fate,
  old,
  overwrite,
}: {
  text: string;
  fate: Fate | null;
  old: string;
  overwrite: boolean;
}) => {
  if (fate === 'new') return <strong>{text}</strong>;
  if (fate === 'other') {
    return (
      <>
        {overwrite ? <strong>{text}</strong> : <span className="muted">{text}</span>}
        <span className={`muted ${lists['line']}`}>{TEXT.was(old)}</span>
      </>
    );
  }
  const why = fate === 'closed' ? TEXT.closed : fate === 'unreadable' ? TEXT.notNumber : '';
  return (
    <span className="muted">
      {text}
      {why === '' ? null : <span className={lists['line']}>{why}</span>}
    </span>
  );
};
