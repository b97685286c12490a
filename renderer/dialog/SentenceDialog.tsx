import { useRef, useState } from 'react';
import { fillPattern } from '../../shared/prose/pattern';
import {
  DEFAULT_PATTERNS,
  PLACEHOLDERS,
  PLACEHOLDERS_OF,
  SENTENCE_KIND_NAMES,
  SENTENCE_KINDS,
  type SentenceKind,
  SENTENCE_TEXT as TEXT,
} from '../../shared/text/prose';
import { composeNow, savePattern } from '../command/sentences';
import { useStore } from '../store/createStore';
import { sentenceStore } from '../store/sentenceStore';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './SentenceDialog.module.css';

/** What a pattern gives for the selection, else for the whole Biểu; the first lines of it. */
const previewOf = (kind: SentenceKind, pattern: string): string => {
  const own = composeNow(false, { [kind]: pattern });
  const text = own && own.text !== '' ? own.text : (composeNow(true, { [kind]: pattern })?.text ?? '');
  return text.length > PREVIEW ? `${text.slice(0, PREVIEW).trimEnd()} …` : text;
};

const PREVIEW = 600;

const unknownIn = (pattern: string): readonly string[] => {
  const values = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, 'x']));
  return fillPattern(pattern, values).unknown;
};

const isWrong = (pattern: string): boolean => pattern.trim() === '' || unknownIn(pattern).length > 0;

/** The kind that the selection uses is shown first: the others would change nothing in the preview. */
const kindInUse = (own: Readonly<Record<string, string>>): SentenceKind => {
  const before = composeNow(false)?.text ?? '';
  const isUsed = (kind: SentenceKind): boolean =>
    before !== '' && composeNow(false, { [kind]: `${own[kind] ?? DEFAULT_PATTERNS[kind]}\u2060` })?.text !== before;
  return SENTENCE_KINDS.find(isUsed) ?? 'result';
};

/** Mẫu câu: how an office writes its sentences, kept with the plan. */
export const SentenceDialog = () => {
  const own = useStore(sentenceStore, (state) => state.own);
  const [kind, setKind] = useState<SentenceKind>(() => kindInUse(own));
  /** What was written here, by kind: looking at another kind takes nothing away. */
  const [drafts, setDrafts] = useState<Readonly<Partial<Record<SentenceKind, string>>>>({});
  const [refused, setRefused] = useState('');
  const keptOf = (of: SentenceKind): string => own[of] ?? DEFAULT_PATTERNS[of];
  const pattern = drafts[kind] ?? keptOf(kind);
  const changed = SENTENCE_KINDS.filter((one) => (drafts[one] ?? keptOf(one)) !== keptOf(one));
  const field = useRef<HTMLTextAreaElement>(null);
  const isDefault = pattern.trim() === DEFAULT_PATTERNS[kind];
  const unknown = unknownIn(pattern);
  const problem =
    pattern.trim() === ''
      ? TEXT.blank
      : unknown.length > 0
        ? TEXT.unknown(unknown.map((name) => `{${name}}`).join(', '))
        : refused;
  const preview = previewOf(kind, pattern);

  const setPattern = (text: string): void => {
    setDrafts({ ...drafts, [kind]: text });
    setRefused('');
  };
  const insert = (name: string): void => {
    const { selectionStart = pattern.length, selectionEnd = pattern.length } = field.current ?? {};
    const text = `{${name}}`;
    setPattern(pattern.slice(0, selectionStart) + text + pattern.slice(selectionEnd));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(selectionStart + text.length, selectionStart + text.length);
    });
  };
  const submit = async (): Promise<void> => {
    const wrong = changed.find((one) => isWrong(drafts[one] ?? ''));
    if (wrong !== undefined) {
      setKind(wrong);
      return;
    }
    for (const one of changed) {
      const text = drafts[one]?.trim() ?? '';
      const why = await savePattern(one, text === DEFAULT_PATTERNS[one] ? null : text);
      if (why !== null) {
        setKind(one);
        setRefused(why);
        return;
      }
    }
    closeDialog();
  };
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="sentence-dialog"
      unsaved={changed.length > 0}
      onSubmit={() => void submit()}
      buttons={
        <>
          <button
            type="button"
            className="button-plain at-left"
            disabled={isDefault}
            onClick={() => setPattern(DEFAULT_PATTERNS[kind])}
          >
            {TEXT.reset}
          </button>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" disabled={problem !== '' && refused === ''}>
            {TEXT.save}
          </button>
        </>
      }
    >
      <label className={styles['field']}>
        <strong>{TEXT.kind}</strong>
        <select
          value={kind}
          onChange={(event) => {
            setKind(event.target.value as SentenceKind);
            setRefused('');
          }}
        >
          {SENTENCE_KINDS.map((one) => (
            <option key={one} value={one}>
              {own[one] === undefined && !changed.includes(one)
                ? SENTENCE_KIND_NAMES[one]
                : TEXT.changed(SENTENCE_KIND_NAMES[one])}
            </option>
          ))}
        </select>
      </label>
      <label className={styles['field']}>
        <strong>{TEXT.pattern}</strong>
        <textarea
          ref={field}
          className="text-area"
          rows={3}
          spellCheck={false}
          aria-label={TEXT.pattern}
          value={pattern}
          aria-describedby="sentence-hint"
          onChange={(event) => setPattern(event.target.value)}
        />
        <span
          id="sentence-hint"
          className={problem === '' ? 'muted' : 'problem'}
          role={problem === '' ? undefined : 'alert'}
        >
          {problem === '' ? TEXT.hint : problem}
        </span>
      </label>
      <fieldset className={styles['chips']}>
        <legend>{TEXT.placeholders}</legend>
        {PLACEHOLDERS_OF[kind].map((name) => (
          <button
            key={name}
            type="button"
            className="button-plain"
            title={PLACEHOLDERS[name]}
            onClick={() => insert(name)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <section className={styles['preview']} aria-label={TEXT.preview}>
        <strong>{TEXT.preview}</strong>
        <p data-testid="sentence-preview" className={preview === '' ? 'muted' : undefined}>
          {preview === '' ? TEXT.nothing : preview}
        </p>
      </section>
    </Dialog>
  );
};
