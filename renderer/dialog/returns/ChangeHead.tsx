import { RETURNS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import styles from './Returns.module.css';

/** Head of a table of changed cells; `of`: what its lines are, rows or units. */
export const ChangeHead = ({ of }: { readonly of: string }) => (
  <thead>
    <tr>
      <th aria-label={TEXT.take} />
      <th>{of}</th>
      <th>{TEXT.column}</th>
      <th className={styles['number']}>{TEXT.now}</th>
      <th className={styles['number']}>{TEXT.next}</th>
      <th>{TEXT.cell}</th>
    </tr>
  </thead>
);

/** The column of a cell: long headings in one line, in full when pointed at. */
export const ColumnCell = ({ label }: { readonly label: string }) => (
  <td className={styles['column']} title={label}>
    {label}
  </td>
);
