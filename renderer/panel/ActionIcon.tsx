import {
  ArrowDownToLine,
  ArrowUpToLine,
  ClipboardPaste,
  Copy,
  Eraser,
  FileDown,
  FileUp,
  Filter,
  Gavel,
  History,
  ListChevronsUpDown,
  type LucideIcon,
  PanelLeft,
  PanelRight,
  Pencil,
  Redo2,
  Scissors,
  Search,
  Tag,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { ActionId } from '../command/actions';

/** The one picture of an action, wherever it is offered; many need none. */
const ICONS: Readonly<Partial<Record<ActionId, LucideIcon>>> = {
  'edit.undo': Undo2,
  'edit.redo': Redo2,
  'edit.cut': Scissors,
  'edit.copy': Copy,
  'edit.paste': ClipboardPaste,
  'edit.clear': Eraser,
  'edit.cell': Pencil,
  'edit.pick': ListChevronsUpDown,
  'edit.find': Search,
  'rows.filter': Filter,
  'row.insertAbove': ArrowUpToLine,
  'row.insertBelow': ArrowDownToLine,
  'row.delete': Trash2,
  'row.toggleEstimate': Tag,
  'row.overrule': Gavel,
  'workbook.import': FileDown,
  'workbook.export': FileUp,
  'view.nav': PanelLeft,
  'view.details': PanelRight,
  'view.history': History,
};

/** Icon of an action, 16 px; empty room of the same size where it has none, so that labels stand in line. */
export const ActionIcon = ({ id }: { id: ActionId }) => {
  const Icon = ICONS[id];
  return Icon ? <Icon size={16} aria-hidden /> : <span style={{ width: 16 }} aria-hidden />;
};
