import { useState } from 'react';
import type { PlacedText, TemplateDifferences, TemplateDraft } from '../../../shared/contract/templateAnswers';
import { TEMPLATE_TEXT as TEXT } from '../../../shared/text/templates';
import { readTemplate, saveTemplate } from '../../command/templates';
import { closeDialog } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import { MappingDialog } from '../mapping/MappingDialog';
import styles from './Template.module.css';

/** Where a superior's workbook is filled; of a new version first how it differs from the kept one. */
export const TemplateMapFlow = ({ draft }: { draft: TemplateDraft }) => {
  const { differences } = draft;
  const [isSeen, setSeen] = useState(differences === null);
  if (differences !== null && !isSeen) {
    return <Differences differences={differences} draft={draft} onDone={() => setSeen(true)} />;
  }
  return (
    <MappingDialog
      title={TEXT.mapTitle(draft.fileName)}
      purpose="fill"
      reading={draft.reading}
      confirmLabel={TEXT.confirm}
      firstStep={differences === null ? 0 : 2}
      ask={(choice) => readTemplate(draft.token, choice)}
      onConfirm={(mapping) => saveTemplate(draft, mapping)}
    />
  );
};

/** So many are named; the others are counted. */
const mostNamed = 6;

const named = (list: readonly PlacedText[]): string => {
  const told = list.slice(0, mostNamed).map(({ text, address }) => TEXT.placed(text, address));
  return [...told, ...(list.length > mostNamed ? [TEXT.andMore(list.length - mostNamed)] : [])].join('; ');
};

interface DifferencesProps {
  readonly differences: TemplateDifferences;
  readonly draft: TemplateDraft;
  readonly onDone: () => void;
}

const Differences = ({ differences, draft, onDone }: DifferencesProps) => {
  const { sheetWas, addedColumns, removedColumns, movedColumns, addedRows, removedRows, movedRows } = differences;
  const lines = [
    sheetWas === null ? '' : TEXT.sheetWas(sheetWas, draft.reading.mapping.sheetName),
    addedColumns.length > 0 ? TEXT.addedColumns(named(addedColumns)) : '',
    removedColumns.length > 0 ? TEXT.removedColumns(named(removedColumns)) : '',
    movedColumns > 0 ? TEXT.movedColumns(movedColumns) : '',
    addedRows.length > 0 ? TEXT.addedRows(named(addedRows)) : '',
    removedRows.length > 0 ? TEXT.removedRows(named(removedRows)) : '',
    movedRows > 0 ? TEXT.movedRows(movedRows) : '',
  ].filter((line) => line !== '');
  return (
    <Dialog
      title={TEXT.differsTitle}
      testId="template-differences"
      onSubmit={onDone}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.close}
          </button>
          <button type="submit" className="button-primary" data-first="">
            {TEXT.goOn}
          </button>
        </>
      }
    >
      <p>{differences.same ? TEXT.sameVersion : TEXT.differsIntro}</p>
      <ul className={styles['differences']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Dialog>
  );
};
