import { useState } from 'react';
import { parseDay } from '../../../shared/domain/calendar';
import { isFontName, PAGE_LIMITS, type PageKey, readPageNumber } from '../../../shared/form/pageSettings';
import { PRINT_PROFILES } from '../../../shared/form/printProfile';
import {
  formatSigners,
  readSigners,
  SIGNERS_KEY,
  type Signer,
  withoutSigner,
  withSigner,
} from '../../../shared/form/signers';
import { formatDay } from '../../../shared/text/calendar';
import { PRINT_FIELD, type PrintField, PRINT_SETTINGS as TEXT } from '../../../shared/text/print';
import { useStore } from '../../store/createStore';
import { currentSheet, planStore } from '../../store/planStore';
import { Dialog } from '../Dialog';
import { Problem } from '../Problem';
import { useInquiry } from '../useInquiry';
import { useRunner } from '../useRunner';
import styles from './PrintDialog.module.css';
import { SignerPicker } from './SignerPicker';
import { ValueField } from './ValueField';

const OF_PLAN: readonly PrintField[] = [
  'parentAgency',
  'agency',
  'place',
  'symbol',
  'documentDate',
  'attachedTo',
  'preparedBy',
];
const OF_SIGNER = ['signerTitle', 'signerPost', 'signerName'] as const;
const OF_SHEET: readonly PrintField[] = ['title', 'formNumber', 'annexNumber', 'unitLine'];
/** Sizes at the left, margins at the right. */
const NUMBERS: readonly PageKey[] = [
  'tableSize',
  'topMargin',
  'titleSize',
  'bottomMargin',
  'captionSize',
  'leftMargin',
  'agencySize',
  'rightMargin',
  'pageNumberSize',
];

/** Null: as the form or the profile has it. */
type Values = Readonly<Partial<Record<PrintField, string | null>>>;

/** Why the values cannot be kept; '' when they can. */
const problemIn = (values: Values): string => {
  for (const key of NUMBERS) {
    const typed = values[key] ?? '';
    const [least, most] = PAGE_LIMITS[key];
    if (typed.trim() !== '' && readPageNumber(key, typed) === null) {
      return TEXT.badNumber(PRINT_FIELD[key], least, most);
    }
  }
  const font = values.font ?? '';
  if (font.trim() !== '' && !isFontName(font)) return TEXT.badFont;
  const day = values.documentDate ?? '';
  return day.trim() !== '' && parseDay(day) === null ? TEXT.badDate(day) : '';
};

/** As it is stored: days as ISO dates, and a blank page value is none. */
const toStored = (key: PrintField, typed: string | null): string | null => {
  if (typed === null) return null;
  if (key === 'documentDate') return parseDay(typed);
  return typed.trim() === '' && (key === 'font' || key in PAGE_LIMITS) ? null : typed;
};

/** The words and sizes that are printed around and in a table, each with its way back to the usual. */
export const PrintSettingsDialog = ({ onDone }: { onDone: () => void }) => {
  const view = useStore(planStore, (state) => state.model?.view);
  const form = useStore(planStore, (state) => currentSheet(state)?.formName ?? '');
  const isLocked = useStore(planStore, (state) => state.plan?.readOnly !== null);
  const at = view ? { sheet: view.sheet, period: view.period, unit: view.unit.id } : null;
  const stored = useInquiry('print.stored', at && { at });
  const [changed, setChanged] = useState<Values>({});
  const [forgotten, setForgotten] = useState<readonly Signer[]>([]);
  const { run, problem, setProblem } = useRunner();
  if (!view || !at || !stored) return null;
  const profile = PRINT_PROFILES[view.print.profile];
  const { print } = view;
  const storedOf = (key: PrintField): string | null => {
    const text = stored[key];
    return text === undefined ? null : key === 'documentDate' ? formatDay(text) : text;
  };
  const shownOf = (key: PrintField): string | null => {
    const own = changed[key];
    return own === undefined ? storedOf(key) : own;
  };
  const usual: Readonly<Partial<Record<PrintField, string>>> = {
    title: view.title,
    // What is not stored is as the form has it, and the view shows it.
    ...(storedOf('formNumber') === null ? { formNumber: print.formNumber } : {}),
    ...(storedOf('unitLine') === null ? { unitLine: print.unitLine } : {}),
    font: profile.font,
    tableSize: String(profile.tableSize),
    titleSize: String(profile.titleSize),
    captionSize: String(profile.captionSize),
    agencySize: String(profile.agencySize),
    pageNumberSize: String(profile.pageNumberSize),
    topMargin: String(profile.margins.top),
    bottomMargin: String(profile.margins.bottom),
    leftMargin: String(profile.margins.left),
    rightMargin: String(profile.margins.right),
  };
  const field = (key: PrintField) => (
    <ValueField
      key={key}
      name={key}
      value={shownOf(key)}
      usual={usual[key] ?? ''}
      disabled={isLocked}
      onChange={(text) => setChanged({ ...changed, [key]: text })}
    />
  );
  const signerOf = (textOf: (key: PrintField) => string | null): Signer => ({
    signerTitle: textOf('signerTitle') ?? '',
    signerPost: textOf('signerPost') ?? '',
    signerName: textOf('signerName') ?? '',
  });
  const known = readSigners(stored[SIGNERS_KEY] ?? '');
  // The one that signs now is one of those used, also where nobody has listed it yet.
  const used = withSigner(known, signerOf(storedOf));
  const signers = forgotten.reduce(withoutSigner, used);
  const differing = (Object.keys(changed) as PrintField[]).filter((key) => shownOf(key) !== storedOf(key));
  const submit = async (): Promise<void> => {
    const wrong = problemIn(changed);
    if (wrong !== '') return setProblem(wrong);
    const values: Record<string, string | null> = Object.fromEntries(
      differing.map((key) => [key, toStored(key, changed[key] ?? null)]),
    );
    const isOther = OF_SIGNER.some((key) => key in values) || forgotten.length > 0;
    const list = formatSigners(forgotten.reduce(withoutSigner, withSigner(used, signerOf(shownOf))));
    if (isOther) values[SIGNERS_KEY] = list;
    if (Object.keys(values).length === 0 || (await run({ type: 'setPlanSettings', ...at, values }))) onDone();
  };
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="print-settings"
      unsaved={differing.length + forgotten.length > 0}
      onClose={onDone}
      onSubmit={() => void submit()}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={onDone}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" disabled={isLocked}>
            {TEXT.save}
          </button>
        </>
      }
    >
      {isLocked ? <p className="muted">{TEXT.readOnly}</p> : null}
      <div className={styles['groups']}>
        <fieldset className={styles['group']}>
          <legend>{TEXT.ofPlan}</legend>
          {OF_PLAN.map(field)}
          <SignerPicker
            signers={signers}
            current={signerOf(shownOf)}
            disabled={isLocked}
            onPick={(signer) => setChanged({ ...changed, ...signer })}
            onForget={(signer) => setForgotten([...forgotten, signer])}
          />
          {OF_SIGNER.map(field)}
          <p className={styles['hint']}>{TEXT.signerHint}</p>
          {field('recipients')}
          <p className={styles['hint']}>{TEXT.recipientsHint}</p>
        </fieldset>
        <div>
          <fieldset className={styles['group']}>
            <legend>{TEXT.ofSheet(form)}</legend>
            {OF_SHEET.map(field)}
          </fieldset>
          <fieldset className={styles['group']}>
            <legend>{TEXT.page}</legend>
            {field('font')}
            <div className={styles['numbers']}>{NUMBERS.map(field)}</div>
            <p className={styles['hint']}>{TEXT.pageHint}</p>
          </fieldset>
        </div>
      </div>
      <Problem text={problem} />
    </Dialog>
  );
};
