import { useState } from 'react';
import { EXPORT_DIALOG as TEXT } from '../../shared/text/dialogs';
import { exportSheet } from '../command/files';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog, uiStore } from '../store/uiStore';
import { Choices } from './Choices';
import { Dialog } from './Dialog';

/** Layout and profile of the appendix; the place to save is asked for by the host. */
export const ExportDialog = ({ forPrint }: { forPrint: boolean }) => {
  const print = useStore(planStore, (state) => state.model?.view.print);
  const busy = useStore(uiStore, (state) => state.busy);
  const [layout, setLayout] = useState<'phu-luc' | 'bieu'>('phu-luc');
  const [profile, setProfile] = useState(print?.profile ?? 'nha-nuoc');
  return (
    <Dialog
      title={forPrint ? TEXT.titlePrint : TEXT.title}
      testId="export-dialog"
      onSubmit={() => void exportSheet(layout, profile)}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" disabled={busy !== null}>
            {busy ?? TEXT.submit}
          </button>
        </>
      }
    >
      {forPrint ? <p className="muted">{TEXT.leadPrint}</p> : null}
      <Choices
        legend={TEXT.layout}
        name="layout"
        value={layout}
        onChange={setLayout}
        options={[
          { value: 'phu-luc', label: TEXT.annex, hint: TEXT.annexHint },
          { value: 'bieu', label: TEXT.standalone, hint: TEXT.standaloneHint },
        ]}
      />
      <Choices
        legend={TEXT.profile}
        name="profile"
        value={profile}
        onChange={setProfile}
        options={[
          { value: 'nha-nuoc', label: TEXT.state, hint: TEXT.stateHint },
          { value: 'dang', label: TEXT.party, hint: TEXT.partyHint },
        ]}
      />
    </Dialog>
  );
};
