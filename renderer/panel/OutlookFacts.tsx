import type { Adjustment, CellOutlook } from '../../shared/contract/cellOutlook';
import { OUTLOOK_WORDS } from '../../shared/form/outlook';
import {
  describeAdjusting,
  describeAdjustment,
  describeOutlook,
  OUTLOOK_TEXT as TEXT,
} from '../../shared/text/outlook';
import { writeCells } from '../command/editing';
import { useStore } from '../store/createStore';
import { isReadOnly, planStore } from '../store/planStore';
import { Item } from './CellFacts';
import styles from './DetailsPanel.module.css';

/** What pace against time gone proposes, with a way to write it where the sheet has the column. */
export const OutlookFact = ({ row, outlook }: { row: string; outlook: CellOutlook }) => {
  const column = useStore(
    planStore,
    (state) =>
      state.model?.view.columns.find(({ address }) => address?.kind === 'text' && address.field === 'outlook')?.id ??
      null,
  );
  const { answer } = outlook;
  const word = 'why' in answer ? null : OUTLOOK_WORDS[answer.outlook];
  return (
    <div data-testid="cell-outlook">
      <Item
        label={TEXT.title}
        action={
          column === null || word === null ? null : (
            <button
              type="button"
              className={`button-link ${styles['action']}`}
              disabled={isReadOnly()}
              onClick={() => writeCells([{ row, column, text: word }], 'type')}
            >
              {TEXT.write}
            </button>
          )
        }
      >
        {describeOutlook(outlook)}
      </Item>
    </div>
  );
};

/** What was said otherwise before: corrections of closed periods, estimates that an actual has replaced. */
export const Adjustments = ({ list }: { list: readonly Adjustment[] }) =>
  list.length === 0 ? null : (
    <div data-testid="cell-adjustments">
      <Item label={TEXT.adjustments}>
        {list.map((one) => (
          <span key={`${one.kind} ${one.id}`}>
            {describeAdjustment(one)}
            <br />
            <span className="muted">{describeAdjusting(one)}</span>
            <br />
          </span>
        ))}
      </Item>
    </div>
  );
