import type { ReactNode } from 'react';
import type { FillItem, FillReport } from '../../../shared/contract/templateAnswers';
import { FATE_TEXT, TEMPLATE_TEXT as TEXT } from '../../../shared/text/templates';
import { goToItem } from '../../command/templates';
import lists from '../ImportDialog.module.css';
import styles from './Template.module.css';

/** Heads of columns with values, which stand right as the values do. */
const VALUES: ReadonlySet<string> = new Set([TEXT.from, TEXT.to, TEXT.ours]);

const Table = ({ heads, children }: { heads: readonly string[]; children: ReactNode }) => (
  <table>
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col" style={VALUES.has(head) ? { textAlign: 'right' } : undefined}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

const None = () => <p className={`muted ${lists['none']}`}>{TEXT.empty}</p>;

const shown = (text: string): ReactNode => (text === '' ? <span className="muted">{TEXT.blank}</span> : text);

const Address = ({ item }: { item: FillItem }) => (
  <button
    type="button"
    className="button-link"
    aria-label={TEXT.goTo(item.address)}
    onClick={() => goToItem(item.row, item.column)}
  >
    {item.address}
  </button>
);

/** What is beside the number: why it is text, how it was converted, that something goes. */
const remarks = ({ fate, asText, converted }: FillItem): string =>
  [FATE_TEXT[fate], asText === null ? '' : TEXT.asText[asText], converted === '' ? '' : TEXT.converted(converted)]
    .filter((text) => text !== '')
    .join(' · ');

/** Cells that will hold another value. */
export const WrittenTable = ({ items }: { items: readonly FillItem[] }) =>
  items.length === 0 ? (
    <None />
  ) : (
    <Table heads={[TEXT.address, TEXT.row, TEXT.column, TEXT.from, TEXT.to]}>
      {items.map((item) => (
        <tr key={item.address}>
          <td>
            <Address item={item} />
          </td>
          <td className={lists['wide']}>{item.label}</td>
          <td>{item.header}</td>
          <td className={styles['number']}>{shown(item.theirs)}</td>
          <td className={styles['number']}>
            <strong>{shown(item.written)}</strong>
            {remarks(item) === '' ? null : <span className={styles['remark']}>{remarks(item)}</span>}
          </td>
        </tr>
      ))}
    </Table>
  );

/** Cells that stay as they are, with the reason. */
export const LeftTable = ({ items }: { items: readonly FillItem[] }) =>
  items.length === 0 ? (
    <None />
  ) : (
    <Table heads={[TEXT.address, TEXT.row, TEXT.column, TEXT.from, TEXT.ours, TEXT.why]}>
      {items.map((item) => (
        <tr key={item.address}>
          <td>
            <Address item={item} />
          </td>
          <td className={lists['wide']}>{item.label}</td>
          <td>{item.header}</td>
          <td className={styles['number']}>{shown(item.theirs)}</td>
          <td className={styles['number']}>{shown(item.ours)}</td>
          <td>{FATE_TEXT[item.fate]}</td>
        </tr>
      ))}
    </Table>
  );

/** Rows and columns that stand on one side only. */
export const NoPlaceTable = ({ report }: { report: FillReport }) => {
  const { noPlace, noRow, noColumn } = report;
  if (noPlace.length + noRow.length + noColumn.length === 0) return <None />;
  return (
    <Table heads={[TEXT.address, TEXT.row, TEXT.why]}>
      {noRow.map(({ address, text }) => (
        <tr key={`row ${address}`}>
          <td>{address}</td>
          <td className={lists['wide']}>{text}</td>
          <td>{TEXT.noRow(text)}</td>
        </tr>
      ))}
      {noColumn.map(({ address, text }) => (
        <tr key={`column ${address}`}>
          <td>{address}</td>
          <td className={lists['wide']}>{text}</td>
          <td>{TEXT.noColumn(text)}</td>
        </tr>
      ))}
      {noPlace.map(({ row, label }) => (
        <tr key={row}>
          <td />
          <td className={lists['wide']}>
            <button type="button" className="button-link" onClick={() => goToItem(row, null)}>
              {label}
            </button>
          </td>
          <td>{TEXT.noPlace}</td>
        </tr>
      ))}
    </Table>
  );
};
