import { useState } from 'react';
import { SAMPLE_DIALOG as TEXT } from '../../shared/text/dialogs';
import { newPlan } from '../command/files';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { closeDialog } from '../store/uiStore';
import { Choices } from './Choices';
import { Dialog } from './Dialog';

/** Which sample to open, when there are several. */
export const SampleDialog = () => {
  const samples = useStore(planStore, (state) => state.samples);
  const [chosen, setChosen] = useState(samples[0]?.id ?? '');
  const submit = (): void => {
    closeDialog();
    void newPlan(chosen, null);
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="sample-dialog"
      onSubmit={submit}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary">
            {TEXT.submit}
          </button>
        </>
      }
    >
      <Choices
        legend={TEXT.lead}
        name="sample"
        value={chosen}
        onChange={setChosen}
        options={samples.map((sample) => ({ value: sample.id, label: sample.title }))}
      />
    </Dialog>
  );
};
