import { useState } from 'react';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { WorkbookReading } from '../../shared/contract/mappingAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import { fileNameOf } from '../../shared/text/errors';
import { IMPORT_FLOW, MAPPING_DIALOG } from '../../shared/text/mapping';
import { formatDay } from '../../shared/text/moment';
import { previewMapping, readMapping } from '../command/importing';
import { ImportDialog } from './ImportDialog';
import { MappingDialog } from './mapping/MappingDialog';

interface ImportFlowProps {
  readonly token: string;
  readonly reading: WorkbookReading;
  /** Null: a person has to say first how the workbook is read. */
  readonly preview: ImportPreview | null;
}

/** From a foreign workbook to what it would change, and back as often as the person wants. */
export const ImportFlow = ({ token, reading: first, preview: known }: ImportFlowProps) => {
  const [reading, setReading] = useState(first);
  const [preview, setPreview] = useState(known);
  const [isBack, setBack] = useState(false);
  if (preview !== null) {
    return (
      <ImportDialog
        token={token}
        preview={preview}
        reading={reading.recognisedBy === 'keys' ? null : reading}
        note={reading.savedAt === null ? '' : IMPORT_FLOW.saved(formatDay(reading.savedAt))}
        onAgain={() => {
          setBack(true);
          setPreview(null);
        }}
      />
    );
  }
  const confirm = async (mapping: WorkbookMapping): Promise<string> => {
    const found = await previewMapping(token, mapping);
    if (typeof found === 'string') return found;
    // Going back shows the choices as they were left.
    setReading((before) => ({ ...before, mapping }));
    setPreview(found);
    return '';
  };
  return (
    <MappingDialog
      title={MAPPING_DIALOG.title(fileNameOf(reading.file))}
      purpose="import"
      reading={reading}
      confirmLabel={MAPPING_DIALOG.preview}
      firstStep={isBack ? 2 : 0}
      ask={async (choice) => {
        const found = await readMapping(token, choice);
        if (typeof found !== 'string') setReading(found);
        return found;
      }}
      onConfirm={confirm}
    />
  );
};
