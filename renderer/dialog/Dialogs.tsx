import { useStore } from '../store/createStore';
import { uiStore } from '../store/uiStore';
import { AboutDialog } from './AboutDialog';
import { BackupsDialog } from './backup/BackupsDialog';
import { OutsideDialog } from './backup/OutsideDialog';
import { DamageDialog } from './DamageDialog';
import { DeleteRowsDialog } from './DeleteRowsDialog';
import { DuesDialog } from './DuesDialog';
import { ExportDialog } from './ExportDialog';
import { FormDialog } from './form/FormDialog';
import { ImportFlow } from './ImportFlow';
import { JoinPartsDialog } from './JoinPartsDialog';
import { LicencesDialog } from './LicencesDialog';
import { WaysDialog } from './mapping/WaysDialog';
import { NewPlanDialog } from './NewPlanDialog';
import { OverruleDialog } from './OverruleDialog';
import { PasteDialog } from './PasteDialog';
import { PeriodDialogs } from './PeriodDialogs';
import { PersonDialog } from './PersonDialog';
import { PrintDialogs } from './print/PrintDialogs';
import { ProseDialog } from './prose/ProseDialog';
import { RescuedDialog } from './RescuedDialog';
import { RequestsDialog } from './returns/RequestsDialog';
import { ReturnsDialog } from './returns/ReturnsDialog';
import { SampleDialog } from './SampleDialog';
import { SentenceDialog } from './SentenceDialog';
import { ShortcutsDialog } from './ShortcutsDialog';
import { SplitDialog } from './SplitDialog';
import { TakeOverDialog } from './TakeOverDialog';
import { TemplateDialogs } from './template/TemplateDialogs';
import { UnitsDialog } from './UnitsDialog';

/** The one dialog that is open, if any. */
export const Dialogs = () => {
  const dialog = useStore(uiStore, (state) => state.dialog);
  switch (dialog?.kind) {
    case 'export':
      return <ExportDialog />;
    case 'print':
    case 'printSettings':
    case 'sets':
      return <PrintDialogs dialog={dialog} />;
    case 'import':
      return <ImportFlow key={dialog.token} token={dialog.token} reading={dialog.reading} preview={dialog.preview} />;
    case 'ways':
      return <WaysDialog />;
    case 'paste':
      return <PasteDialog plan={dialog.plan} moved={dialog.moved} />;
    case 'prose':
      return <ProseDialog />;
    case 'overrule':
      return <OverruleDialog rowId={dialog.row} />;
    case 'deleteRows':
      return <DeleteRowsDialog command={dialog.command} loss={dialog.loss} />;
    case 'splitRow':
      return <SplitDialog rowId={dialog.row} />;
    case 'joinParts':
      return <JoinPartsDialog rowId={dialog.row} loss={dialog.loss} />;
    case 'units':
      return <UnitsDialog />;
    case 'dues':
      return <DuesDialog />;
    case 'sentences':
      return <SentenceDialog />;
    case 'newPlan':
      return <NewPlanDialog />;
    case 'sample':
      return <SampleDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'form':
      return <FormDialog sheet={dialog.sheet} />;
    case 'requests':
      return <RequestsDialog />;
    case 'returns':
      return <ReturnsDialog paths={dialog.paths} />;
    case 'templates':
    case 'templateMap':
    case 'templateFill':
      return <TemplateDialogs dialog={dialog} />;
    case 'person':
      return <PersonDialog />;
    case 'takeOver':
      return <TakeOverDialog />;
    case 'licences':
      return <LicencesDialog />;
    case 'backups':
      return <BackupsDialog />;
    case 'outside':
      return <OutsideDialog />;
    case 'about':
      return <AboutDialog />;
    case 'damage':
      return <DamageDialog offer={dialog.offer} />;
    case 'rescued':
      return <RescuedDialog done={dialog.done} />;
    default:
      return dialog === null ? null : <PeriodDialogs dialog={dialog} />;
  }
};
