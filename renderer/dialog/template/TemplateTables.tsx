import type { ReactNode } from 'react';
import type { FillItem, FillReport } from '../../../shared/contract/templateAnswers';
import type { SheetAt } from '../../../shared/domain/command';
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

const Address = ({ at, item }: { at: SheetAt; item: FillItem }) => (
  <button
    type="button"
    className="button-link"
    aria-label={TEXT.goTo(item.address)}
    onClick={() => goToItem(at, item.row, item.column)}
  >
    {item.address}
  </button>
);

/** What is beside the number: why it is text, how it was converted, that something goes. */
const remarks = ({ fate, asText, converted, overFormula, breaksRule }: FillItem): string =>
  [
    overFormula ? TEXT.overFormula : FATE_TEXT[fate],
    asText === null ? '' : TEXT.asText[asText],
    converted === '' ? '' : TEXT.converted(converted),
    breaksRule ? TEXT.outsideRule : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');

/** Lets formula cells give way to numbers, or keep their formulas; null where nothing can be kept of it. */
export type ChooseFormulas = ((cells: readonly string[], numbers: boolean) => void) | null;

interface ItemsProps {
  readonly at: SheetAt;
  readonly items: readonly FillItem[];
  readonly onFormulas: ChooseFormulas;
}

const columnIn = (address: string): string => address.replace(/\d+$/, '');

/** Cells that will hold another value. */
export const WrittenTable = ({ at, items, onFormulas }: ItemsProps) =>
  items.length === 0 ? (
    <None />
  ) : (
    <Table heads={[TEXT.address, TEXT.row, TEXT.column, TEXT.from, TEXT.to]}>
      {items.map((item) => (
        <tr key={item.address}>
          <td>
            <Address at={at} item={item} />
          </td>
          <td className={lists['wide']}>{item.label}</td>
          <td>{item.header}</td>
          <td className={styles['number']}>{shown(item.theirs)}</td>
          <td className={styles['number']}>
            <strong>{shown(item.written)}</strong>
            {remarks(item) === '' ? null : (
              <span className={item.breaksRule ? styles['broken'] : styles['remark']}>{remarks(item)}</span>
            )}
            {item.overFormula && onFormulas ? (
              <button type="button" className="button-link" onClick={() => onFormulas([item.address], false)}>
                {TEXT.toFormula}
              </button>
            ) : null}
          </td>
        </tr>
      ))}
    </Table>
  );

/** Cells that stay as they are, with the reason. */
export const LeftTable = ({ at, items, onFormulas }: ItemsProps) =>
  items.length === 0 ? (
    <None />
  ) : (
    <Table heads={[TEXT.address, TEXT.row, TEXT.column, TEXT.from, TEXT.ours, TEXT.why]}>
      {items.map((item) => (
        <tr key={item.address}>
          <td>
            <Address at={at} item={item} />
          </td>
          <td className={lists['wide']}>{item.label}</td>
          <td>{item.header}</td>
          <td className={styles['number']}>{shown(item.theirs)}</td>
          <td className={styles['number']}>{shown(item.ours)}</td>
          <td>
            {FATE_TEXT[item.fate]}
            {item.fate === 'formula' && onFormulas ? (
              <FormulaChoice item={item} items={items} onFormulas={onFormulas} />
            ) : null}
          </td>
        </tr>
      ))}
    </Table>
  );

interface FormulaChoiceProps {
  readonly item: FillItem;
  readonly items: readonly FillItem[];
  readonly onFormulas: NonNullable<ChooseFormulas>;
}

/** A formula may give way to our number: this one, or all of its column. */
const FormulaChoice = ({ item, items, onFormulas }: FormulaChoiceProps) => {
  const column = columnIn(item.address);
  const cells = items
    .filter(({ fate, address }) => fate === 'formula' && columnIn(address) === column)
    .map(({ address }) => address);
  return (
    <span className={styles['choices']}>
      <button
        type="button"
        className="button-link"
        aria-label={`${TEXT.toNumber}: ${item.address}`}
        onClick={() => onFormulas([item.address], true)}
      >
        {TEXT.toNumber}
      </button>
      {cells.length > 1 ? (
        <button type="button" className="button-link" onClick={() => onFormulas(cells, true)}>
          {TEXT.toNumberAll(column)}
        </button>
      ) : null}
    </span>
  );
};

/** Rows and columns that stand on one side only. */
export const NoPlaceTable = ({ at, report }: { at: SheetAt; report: FillReport }) => {
  const { noPlace, noRow, noColumn } = report;
  if (noPlace.length + noRow.length + noColumn.length === 0) return <None />;
  return (
    <Table heads={[TEXT.address, TEXT.row, TEXT.why]}>
      {noRow.map(({ address, text, gone, old }) => (
        <tr key={`row ${address}`}>
          <td>{address}</td>
          <td className={lists['wide']}>{text}</td>
          <td>{TEXT.noRow(text, gone, old)}</td>
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
            <button type="button" className="button-link" onClick={() => goToItem(at, row, null)}>
              {label}
            </button>
          </td>
          <td>{TEXT.noPlace}</td>
        </tr>
      ))}
    </Table>
  );
};
