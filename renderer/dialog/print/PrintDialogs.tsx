import type { PrintDialogKind } from '../../store/printDialogs';
import { closeDialog, uiStore } from '../../store/uiStore';
import { SetDialog } from '../set/SetDialog';
import { PrintDialog } from './PrintDialog';
import { PrintSettingsDialog } from './PrintSettingsDialog';

const leave = (back: 'print' | 'export' | null) => (): void =>
  back === null ? closeDialog() : uiStore.set({ dialog: { kind: back } });

/** Printing, what is printed around a table, and sets of Biểu. */
export const PrintDialogs = ({ dialog }: { dialog: PrintDialogKind }) => {
  switch (dialog.kind) {
    case 'print':
      return <PrintDialog />;
    case 'printSettings':
      return <PrintSettingsDialog onDone={leave(dialog.back)} />;
    case 'sets':
      return <SetDialog initial={dialog.set} onDone={leave(dialog.back)} />;
  }
};
