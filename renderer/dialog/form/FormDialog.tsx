import { useEffect, useState } from 'react';
import type { ColumnDefinition, FormDefinition } from '../../../shared/form/definition';
import type { OfferedKind } from '../../../shared/form/editForm';
import {
  copyOf,
  freshName,
  movedColumn,
  newColumn,
  withColumn,
  withNewColumn,
  withoutColumn,
} from '../../../shared/form/editForm';
import { formRefusal, tidyForm } from '../../../shared/form/formRefusal';
import { fromPlaceholderWords, withPlaceholderWords } from '../../../shared/form/placeholderWords';
import { KIND_TEXT, FORM_DESIGN as TEXT } from '../../../shared/text/formDesign';
import { refusalText } from '../../../shared/text/refusal';
import { invoke } from '../../api/client';
import { runInDialog } from '../../command/dialogSteps';
import { sheetAt } from '../../command/workspace';
import { planStore } from '../../store/planStore';
import { closeDialog } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import { ColumnFields } from './ColumnFields';
import { ColumnList } from './ColumnList';
import styles from './FormDialog.module.css';
import { HeaderPreview } from './HeaderPreview';

/** The definition of the Biểu on screen, to be changed, copied, or made into another one; no code, no file. */
export const FormDialog = ({ sheet }: { sheet: string }) => {
  const [form, setForm] = useState<FormDefinition | null>(null);
  const [isChanged, setChanged] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let gone = false;
    void invoke('form.definition', { sheet }).then((answer) => {
      if (gone) return;
      if (answer.ok) setForm(answer.value);
      else setProblem(refusalText(answer.error));
    });
    return () => {
      gone = true;
    };
  }, [sheet]);

  const change = (next: FormDefinition, at = chosen): void => {
    setForm(next);
    setChanged(true);
    setChosen(Math.max(0, Math.min(at, next.columns.length - 1)));
    setProblem('');
  };
  const save = async (definition: FormDefinition): Promise<void> => {
    const at = sheetAt();
    if (!at) return;
    const answer = await runInDialog({ type: 'saveForm', ...at, definition });
    if (answer.ok) closeDialog();
    else if (answer.error.code === 'formInvalid') {
      const { text, column: wrong } = formRefusal(definition, answer.error);
      setProblem(text);
      if (wrong !== null) setChosen(wrong);
    } else setProblem(refusalText(answer.error));
  };
  const saveCopy = (definition: FormDefinition): void => {
    const taken = new Set(planStore.get().plan?.sheets.map((one) => one.form));
    const { name } = definition;
    void save(copyOf(definition, freshName(name, taken), isKnownName(name) ? TEXT.copyName(name) : name));
  };
  const column = form?.columns[chosen];
  // The dialog takes the focus when it opens: it opens with its fields.
  if (!form && problem === '') return null;
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="form-dialog"
      unsaved={isChanged}
      onSubmit={() => form && void save(tidyForm(form))}
      buttons={
        <>
          <span
            className={`${styles['said']} ${problem === '' ? 'muted' : 'problem'}`}
            role={problem === '' ? undefined : 'alert'}
          >
            {problem === '' ? TEXT.keepsOld : problem}
          </span>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button
            type="button"
            className="button-plain"
            disabled={!form}
            onClick={() => form && saveCopy(tidyForm(form))}
          >
            {TEXT.saveCopy}
          </button>
          <button type="submit" className="button-primary" disabled={!form}>
            {TEXT.save}
          </button>
        </>
      }
    >
      {form ? (
        <>
          <div className={styles['names']}>
            <label>
              {TEXT.name}
              <input data-first value={form.name} onChange={(event) => change({ ...form, name: event.target.value })} />
            </label>
            <label>
              {TEXT.printed}
              <input
                value={withPlaceholderWords(form.title ?? '')}
                onChange={(event) => change(withText(form, 'title', fromPlaceholderWords(event.target.value)))}
              />
            </label>
            <label title={TEXT.displayUnitHint}>
              {TEXT.displayUnit}
              <input
                value={form.displayUnit ?? ''}
                placeholder={TEXT.displayUnitNone}
                onChange={(event) => change(withText(form, 'displayUnit', event.target.value))}
              />
            </label>
          </div>
          <div className={styles['parts']}>
            <ColumnList
              columns={form.columns}
              chosen={chosen}
              onChoose={setChosen}
              onMove={(by) => change(movedColumn(form, chosen, by), chosen + by)}
              onRemove={() => change(withoutColumn(form, chosen))}
              onAdd={(kind: OfferedKind) =>
                change(withNewColumn(form, chosen, newColumn(form, kind, KIND_TEXT[kind].name)), chosen + 1)
              }
            />
            {column ? (
              <ColumnFields
                key={column.id}
                form={form}
                column={column}
                onChange={(next: ColumnDefinition) => change(withColumn(form, chosen, next))}
              />
            ) : null}
          </div>
          <HeaderPreview columns={form.columns} chosen={chosen} onChoose={setChosen} />
        </>
      ) : null}
    </Dialog>
  );
};

const isKnownName = (name: string): boolean =>
  planStore.get().plan?.sheets.some((sheet) => sheet.formName === name) === true;

/** A text of the form that may be missing. */
const withText = (form: FormDefinition, key: 'title' | 'displayUnit', text: string): FormDefinition => {
  const { [key]: _old, ...rest } = form;
  return text === '' ? rest : { ...rest, [key]: text };
};
