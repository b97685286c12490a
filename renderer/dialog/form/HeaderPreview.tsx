import type { ColumnDefinition } from '../../../shared/form/definition';
import { withPlaceholderWords } from '../../../shared/form/placeholderWords';
import { FORM_DESIGN as TEXT } from '../../../shared/text/formDesign';
import styles from './FormDialog.module.css';

interface HeaderPreviewProps {
  readonly columns: readonly ColumnDefinition[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** The header as it will stand over the table, groups joined; a click chooses the column. */
export const HeaderPreview = ({ columns, chosen, onChoose }: HeaderPreviewProps) => {
  const depth = Math.max(1, ...columns.map((column) => column.header.length));
  const levels = Array.from({ length: depth }, (_, level) => level);
  return (
    <section className={styles['preview']} aria-label={TEXT.preview}>
      <h3>{TEXT.preview}</h3>
      <table>
        <thead>
          {levels.map((level) => (
            <tr key={level}>
              {cellsAt(columns, level, depth).map(({ text, index, across, down }) => (
                <th
                  key={columns[index]?.id ?? index}
                  colSpan={across}
                  rowSpan={down}
                  className={index === chosen || (index < chosen && chosen < index + across) ? styles['on'] : undefined}
                  onClick={() => onChoose(index)}
                >
                  {withPlaceholderWords(text)}
                </th>
              ))}
            </tr>
          ))}
        </thead>
      </table>
    </section>
  );
};

interface HeaderCell {
  readonly text: string;
  readonly index: number;
  readonly across: number;
  readonly down: number;
}

const cellsAt = (columns: readonly ColumnDefinition[], level: number, depth: number): HeaderCell[] => {
  const cells: HeaderCell[] = [];
  for (let index = 0; index < columns.length; ) {
    const header = columns[index]?.header ?? [];
    const path = header.slice(0, level + 1).join('\n');
    const isGroup = level < header.length - 1;
    let end = index + 1;
    while (isGroup && end < columns.length && isSameGroup(columns[end], path, level)) end++;
    const text = header[level];
    if (text !== undefined) cells.push({ text, index, across: end - index, down: isGroup ? 1 : depth - level });
    index = end;
  }
  return cells;
};

const isSameGroup = (column: ColumnDefinition | undefined, path: string, level: number): boolean =>
  column !== undefined && level < column.header.length - 1 && column.header.slice(0, level + 1).join('\n') === path;
