import { ClipboardPaste, FileDown, Rows3 } from 'lucide-react';
import type { SheetView } from '../../shared/form/types';
import { EMPTY_SHEET } from '../../shared/text/nav';
import { LABELS } from '../../shared/text/ui';
import type { ActionId } from '../command/actions';
import { runFromBar } from '../command/runAction';
import { isReadOnly } from '../store/planStore';
import { EmptyState } from './EmptyState';

interface WayProps {
  readonly id: ActionId;
  readonly label: string;
  readonly Icon: typeof Rows3;
  readonly primary?: boolean;
}

const Way = ({ id, label, Icon, primary = false }: WayProps) => (
  <button
    type="button"
    className={primary ? 'button-primary' : 'button-plain'}
    data-action={id}
    onClick={() => runFromBar(id)}
  >
    <Icon size={16} aria-hidden />
    {label}
  </button>
);

/** A sheet without rows: what its rows will be, and the ways to them. */
export const NoRows = ({ view }: { readonly view: SheetView }) => {
  const { title, next } = EMPTY_SHEET[view.source];
  const isUnits = view.source === 'units';
  if (isUnits || isReadOnly()) return <EmptyState title={title} text={isUnits ? next : ''} isOver />;
  return (
    <EmptyState title={title} text={next} isOver>
      <Way id="row.insertBelow" label={LABELS.insertFirst} Icon={Rows3} primary />
      <Way id="edit.paste" label={EMPTY_SHEET.paste} Icon={ClipboardPaste} />
      <Way id="workbook.import" label={LABELS.importBook} Icon={FileDown} />
    </EmptyState>
  );
};
