import { useState } from 'react';
import { type ImportPreview, isUndoubted } from '../../shared/contract/importPreview';
import type { WorkbookReading } from '../../shared/contract/mappingAnswers';
import { IMPORT_DIALOG as TEXT } from '../../shared/text/dialogs';
import { fileNameOf } from '../../shared/text/errors';
import { IMPORT_FLOW } from '../../shared/text/mapping';
import { applyImport } from '../command/files';
import { Dialog } from './Dialog';
import { ImportColumns } from './ImportColumns';
import styles from './ImportDialog.module.css';
import { AddedTable, ChangedTable, UnmatchedTable, WarningsTable, warningLines } from './ImportTables';
import { Tabs } from './Tabs';

type Tab = 'changed' | 'added' | 'unmatched' | 'warnings';
const TABS: readonly Tab[] = ['changed', 'added', 'unmatched', 'warnings'];
const all = (count: number): ReadonlySet<number> => new Set(Array.from({ length: count }, (_, index) => index));

/** A text that cannot be read, and an estimate in the place of an actual figure, are taken only when the person ticks them. */
const undoubted = (changes: ImportPreview['changed']): ReadonlySet<number> =>
  new Set(changes.flatMap((change, index) => (isUndoubted(change) ? [index] : [])));

/** What concerns the workbook as a whole, and is not left to be found among the notes. */
const isGrave = ({ code, address }: ImportPreview['warnings'][number]): boolean =>
  code === 'otherTime' || code === 'otherTable' || (code === 'labelDiffers' && address === '');

interface ImportDialogProps {
  readonly token: string;
  readonly preview: ImportPreview;
  /** How its columns are read; null for an own export, whose keys say so. */
  readonly reading: WorkbookReading | null;
  /** How the workbook was read, where that is worth a word. */
  readonly note: string;
  /** Back to how the workbook is read. */
  readonly onAgain: () => void;
}

/** What an import would do, line by line; nothing is written until the person says so. */
export const ImportDialog = ({ token, preview, reading, note, onAgain }: ImportDialogProps) => {
  const [changed, setChanged] = useState(() => undoubted(preview.changed));
  const [added, setAdded] = useState(() => all(preview.added.length));
  const [tab, setTab] = useState<Tab>(TABS.find((name) => preview[name].length > 0) ?? 'changed');
  const [isTouched, setTouched] = useState(false);
  const [busy, setBusy] = useState(false);
  const grave = preview.warnings.filter(isGrave);
  const isNothing = preview.changed.length === 0 && preview.added.length === 0;
  const chosen = changed.size + added.size;
  const choosing =
    (choose: (chosen: ReadonlySet<number>) => void) =>
    (chosen: ReadonlySet<number>): void => {
      choose(chosen);
      setTouched(true);
    };
  const submit = (): void => {
    if (chosen === 0 || busy) return;
    setBusy(true);
    void applyImport(
      token,
      [...changed].sort((a, b) => a - b),
      [...added].sort((a, b) => a - b),
    );
  };
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="import-dialog"
      unsaved={isTouched && !busy}
      onSubmit={submit}
      buttons={
        isNothing ? (
          <>
            <Again onAgain={onAgain} />
            <button type="button" className="button-primary" data-leave="">
              {TEXT.close}
            </button>
          </>
        ) : (
          <>
            <Again onAgain={onAgain} />
            <button type="button" className="button-plain" data-first="" data-leave="">
              {TEXT.skip}
            </button>
            <button type="submit" className="button-primary" disabled={chosen === 0 || busy}>
              {busy ? TEXT.working : TEXT.submit(changed.size, added.size)}
            </button>
          </>
        )
      }
    >
      <p className={styles['file']}>{TEXT.from(fileNameOf(preview.file), preview.sheetName)}</p>
      <p className="muted">
        {note === '' ? (preview.recognisedBy === 'keys' ? TEXT.byKeys : TEXT.byLabels) : note}{' '}
        {TEXT.matched(preview.matched, preview.unchanged)}
      </p>
      {reading ? <ImportColumns reading={reading} /> : null}
      {grave.map(({ address, message }) => (
        <p key={message} className={styles['grave']} data-testid="import-grave">
          {address === '' ? '' : `${address}: `}
          {message}
        </p>
      ))}
      <div className={styles['tabs']}>
        <Tabs
          tabs={TABS.map((id) => ({
            id,
            label: TEXT[id],
            count: id === 'warnings' ? warningLines(preview) : preview[id].length,
          }))}
          current={tab}
          testId="import-tab"
          onChoose={setTab}
        />
      </div>
      <div className={styles['table']} role="tabpanel">
        {isNothing && (tab === 'changed' || tab === 'added') ? (
          <div className={styles['nothing']} data-testid="import-nothing">
            <strong>{TEXT.nothing}</strong>
            <p className="muted">
              {TEXT.nothingText} {preview.unmatched.length + preview.warnings.length > 0 ? TEXT.nothingUnmatched : ''}
            </p>
          </div>
        ) : null}
        {tab === 'changed' && !isNothing ? (
          <ChangedTable preview={preview} chosen={changed} onChoose={choosing(setChanged)} />
        ) : null}
        {tab === 'added' && !isNothing ? (
          <AddedTable preview={preview} chosen={added} onChoose={choosing(setAdded)} />
        ) : null}
        {tab === 'unmatched' ? <UnmatchedTable preview={preview} /> : null}
        {tab === 'warnings' ? <WarningsTable preview={preview} /> : null}
      </div>
    </Dialog>
  );
};

const Again = ({ onAgain }: { onAgain: () => void }) => (
  <button type="button" className="button-plain at-left" data-testid="import-again" onClick={onAgain}>
    {IMPORT_FLOW.again}
  </button>
);
