import { Building2, FileText, HandCoins, ListTodo, type LucideIcon, Table2, Wallet } from 'lucide-react';
import type { RowSource } from '../../shared/form/definition';

const ICONS: Readonly<Record<RowSource, LucideIcon>> = {
  plan: Table2,
  tasks: ListTodo,
  documents: FileText,
  capital: HandCoins,
  budget: Wallet,
  units: Building2,
};

/** What the rows of a sheet are, as a picture. */
export const SheetIcon = ({ source }: { readonly source: RowSource }) => {
  const Icon = ICONS[source];
  return <Icon size={16} aria-hidden />;
};
