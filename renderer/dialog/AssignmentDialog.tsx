import { ASSIGNMENT as TEXT } from '../../shared/text/periods';
import { sheetAt } from '../command/workspace';
import { closeDialog } from '../store/uiStore';
import { DefinitionVersions, Owners, ProviderFigures } from './AssignmentParts';
import { Dialog } from './Dialog';
import { TargetVersions } from './TargetVersions';
import { useInquiry } from './useInquiry';

/** Everything that is asked of a row: by whom, since when, by which document; who answers for it and supplies figures. */
export const AssignmentDialog = ({ row, column }: { row: string; column: string | null }) => {
  const at = sheetAt();
  const known = useInquiry('row.assignment', at && { at, row, column });
  if (!at || !known) return null;
  const about = { at, row, known };
  return (
    <Dialog
      title={TEXT.title(known.name)}
      size="wide"
      testId="assignment-dialog"
      onSubmit={closeDialog}
      buttons={
        <button type="submit" className="button-primary" data-first="">
          {TEXT.close}
        </button>
      }
    >
      <TargetVersions {...about} />
      <Owners {...about} />
      <ProviderFigures {...about} />
      <DefinitionVersions {...about} />
    </Dialog>
  );
};
