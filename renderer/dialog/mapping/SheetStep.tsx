import type { WorkbookReading } from '../../../shared/contract/mappingAnswers';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import { formatPeriod } from '../../../shared/domain/period';
import { MAPPING_DIALOG as TEXT } from '../../../shared/text/mapping';
import { NumberField } from '../NumberField';
import styles from './MappingDialog.module.css';
import { SheetPictureTable } from './SheetPictureTable';
import own from './SheetStep.module.css';

type Header = WorkbookMapping['header'];

interface SheetStepProps {
  readonly reading: WorkbookReading;
  readonly onSheet: (name: string) => void;
  readonly onHeader: (header: Header) => void;
}

/** More rows than this are no header. */
const DEEPEST = 8;

/** Which sheet, and which of its rows are the header: by number, or by pointing at them. */
export const SheetStep = ({ reading, onSheet, onHeader }: SheetStepProps) => {
  const { sheets, mapping, picture } = reading;
  const { header } = mapping;
  const lastRow = picture.rows.at(-1)?.number ?? 1;
  const pick = (row: number, extend: boolean): void => {
    const wider = row < header.top ? { top: row, bottom: header.bottom } : { top: header.top, bottom: row };
    onHeader(extend && wider.bottom - wider.top <= DEEPEST ? wider : { top: row, bottom: row });
  };
  const setTop = (top: number): void =>
    onHeader({ top, bottom: Math.min(Math.max(top, header.bottom), top + DEEPEST) });
  const setBottom = (bottom: number): void => onHeader({ top: header.top, bottom });
  return (
    <>
      <div className={styles['controls']}>
        <label>
          {TEXT.sheet}
          <select
            value={mapping.sheetName}
            onChange={(event) => onSheet(event.target.value)}
            data-testid="mapping-sheet"
          >
            {sheets.map(({ name, rows, hidden }) => (
              <option key={name} value={name}>
                {TEXT.sheetName(name, rows, hidden)}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label={TEXT.headerFrom}
          isShown
          value={header.top}
          least={1}
          most={lastRow}
          testId="mapping-top"
          onChange={setTop}
        />
        <NumberField
          label={TEXT.headerTo}
          isShown
          value={header.bottom}
          least={header.top}
          most={Math.min(lastRow, header.top + DEEPEST)}
          testId="mapping-bottom"
          onChange={setBottom}
        />
        <span className="muted">{reading.recognisedBy === 'nothing' ? TEXT.nothing : TEXT.headerHint}</span>
      </div>
      {reading.otherTime === null ? null : (
        <p className={own['doubt']} data-testid="mapping-other-time">
          {TEXT.otherTime(reading.otherTime, formatPeriod(reading.ours.period))}
        </p>
      )}
      {reading.otherTable === null ? null : <p className={own['doubt']}>{TEXT.otherTable(reading.otherTable)}</p>}
      <div className={styles['sheet']} data-testid="mapping-picture">
        <SheetPictureTable picture={picture} header={header} from={1} to={lastRow} onPick={pick} />
        {picture.more > 0 ? <p className="muted">{TEXT.more(picture.more)}</p> : null}
      </div>
    </>
  );
};
