import type { Style, Worksheet } from 'exceljs';
import type { RequestContent } from '../../../shared/contract/returnsAnswers';
import { formatPeriod } from '../../../shared/domain/period';
import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView, ViewRow } from '../../../shared/form/types';
import { fullLabel } from '../../../shared/reading/labelText';
import { formatDay } from '../../../shared/text/calendar';
import { REQUEST_BOOK as TEXT } from '../../../shared/text/returns';
import { PRINTED } from '../../../shared/text/workbook';
import { figureContent, targetContent, textContent, valueContent } from '../export/cellContent';
import { innerWidth } from '../export/cellMeasure';
import { inches, type Profile, pageNumberHeader, paperCodes } from '../export/profile';
import { countLines } from '../export/textWidth';
import { formatColumnKey, formatMeta, rowTag } from '../exportKeys';
import { columnLetters } from '../read/cellPlaces';
import { CHECK_KEY, RETURN_TAG, rowCheck } from './requestKeys';
import { RequestStyles } from './requestStyles';
import { validateEntries } from './validateEntries';

/** The rows above the header: hidden keys, who asks, title, unit, the line for the office's note, instructions. */
const HEAD = { keys: 1, agency: 2, title: 3, about: 4, note: 5, help: 6 } as const;
const lineOf = (size: number): number => size * 1.32;

/** The sheet that a unit fills in, written from top to bottom. */
export class RequestPage {
  readonly checks: string[] = [];
  readonly #columns: readonly ViewColumn[];
  readonly #styles: RequestStyles;
  readonly #entry: ReadonlySet<string>;
  readonly #last: number;
  #header = 0;
  #row = 1;
  readonly #rowAt = new Map<string, number>();

  constructor(
    readonly sheet: Worksheet,
    readonly content: RequestContent,
    readonly profile: Profile,
  ) {
    this.#columns = content.view.columns;
    this.#last = this.#columns.length;
    this.#entry = new Set(content.entry);
    this.#styles = new RequestStyles(profile);
  }

  get #view(): SheetView {
    return this.content.view;
  }

  writeKeys(): void {
    const { sheet } = this;
    const view = this.#view;
    for (const [index, column] of this.#columns.entries()) {
      const target = sheet.getColumn(index + 1);
      target.width = column.kind === 'name' ? 38 : column.width;
      target.style = this.#styles.plain;
      sheet.getCell(HEAD.keys, index + 1).value = formatColumnKey(column.id);
    }
    sheet.getCell(HEAD.keys, this.#keyColumn).value = formatMeta({
      plan: view.plan,
      sheet: view.sheet,
      form: view.form,
      period: view.period,
      unit: view.unit.id,
    });
    sheet.getCell(HEAD.keys, this.#keyColumn + 1).value = formatColumnKey(CHECK_KEY);
    for (const number of [this.#keyColumn, this.#keyColumn + 1]) sheet.getColumn(number).hidden = true;
    sheet.getRow(HEAD.keys).hidden = true;
  }

  get #keyColumn(): number {
    return this.#last + 1;
  }

  writeHead(): void {
    const { dueOn, agency } = this.content;
    const view = this.#view;
    this.#line(HEAD.agency, agency === '' ? TEXT.form : agency.toLocaleUpperCase('vi'), this.#styles.agency);
    this.#line(HEAD.title, view.title, this.#styles.title);
    const due = dueOn === null ? '' : TEXT.due(formatDay(dueOn));
    this.#line(
      HEAD.about,
      [TEXT.unit(view.unit.name), TEXT.period(formatPeriod(view.period)), due].filter(Boolean).join('     '),
      this.#styles.about,
    );
    this.#line(HEAD.note, null, this.#styles.note);
    this.sheet.getCell(HEAD.note, this.#keyColumn).value = RETURN_TAG;
    this.sheet.getRow(HEAD.note).hidden = true;
    for (const [index, text] of TEXT.help.entries()) this.#line(HEAD.help + index, text, this.#styles.help);
    this.#row = HEAD.help + TEXT.help.length;
  }

  /** A text over the whole width, in rows high enough for it. */
  #line(row: number, text: string | null, style: Partial<Style>): void {
    const { sheet } = this;
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    sheet.mergeCells(row, 1, row, this.#last);
    cell.style = style;
    const size = style.font?.size ?? this.profile.tableSize;
    const width = this.#columns.reduce((sum, _, index) => sum + (sheet.getColumn(index + 1).width ?? 10), 0);
    const lines = countLines(text ?? '', innerWidth(width) * 0.95, size, style.font?.bold === true);
    sheet.getRow(row).height = Math.max(1, lines) * lineOf(size) + 3;
    if (row !== HEAD.note) sheet.getCell(row, this.#keyColumn).value = rowTag.note;
  }

  writeTable(): void {
    this.#header = this.#row;
    this.#writeHeader();
    for (const row of this.#view.rows) this.#rowAt.set(row.id, ++this.#row);
    for (const row of this.#view.rows) this.#writeRow(row);
    const rows = { first: this.#header + 1, last: this.#row };
    const isOpen = (row: ViewRow): boolean => row.kind !== 'heading';
    validateEntries(this.sheet, this.#columns, this.#entry, this.#view.rows.filter(isOpen), this.#rowAt);
    this.#writeSignatures(rows.last + 2);
  }

  #writeHeader(): void {
    let lines = 1;
    for (const [index, column] of this.#columns.entries()) {
      const cell = this.sheet.getCell(this.#header, index + 1);
      const text = column.header.at(-1) ?? '';
      cell.value = text;
      cell.style = this.#styles.header(this.#isOpen(column));
      const width = innerWidth(this.sheet.getColumn(index + 1).width ?? 10);
      lines = Math.max(lines, countLines(text, width * 0.95, this.profile.tableSize, true));
    }
    this.sheet.getCell(this.#header, this.#keyColumn).value = rowTag.header;
    this.sheet.getRow(this.#header).height = lines * lineOf(this.profile.tableSize) + 6;
  }

  #isOpen(column: ViewColumn): boolean {
    return this.#entry.has(column.id) || column.kind === 'text';
  }

  #writeRow(row: ViewRow): void {
    const { sheet } = this;
    const at = this.#rowAt.get(row.id) ?? this.#row;
    const label = fullLabel(row);
    const isHeading = row.kind === 'heading';
    let lines = 1;
    for (const [index, column] of this.#columns.entries()) {
      const cell = sheet.getCell(at, index + 1);
      const text = column.kind === 'marker' ? row.marker : column.kind === 'name' ? label : null;
      if (text !== null) {
        cell.value = text;
        cell.style = this.#styles.label(column.kind, isHeading, Math.min(6, row.level));
        if (column.kind === 'name') {
          const width = innerWidth((sheet.getColumn(index + 1).width ?? 10) - row.level * 1.2);
          lines = Math.max(lines, countLines(text, width * 0.95, this.profile.tableSize, isHeading));
        }
        continue;
      }
      lines = Math.max(lines, this.#writeValue(row, column, at, index + 1));
    }
    sheet.getRow(at).height = Math.min(400, lines * lineOf(this.profile.tableSize) + 4);
    sheet.getCell(at, this.#keyColumn).value = isHeading ? rowTag.heading : row.id;
    if (isHeading) return;
    const check = rowCheck({ key: row.id, label, unit: row.unitLabel });
    this.checks.push(check);
    sheet.getCell(at, this.#keyColumn + 1).value = check;
  }

  /** Returns how many lines the text takes. */
  #writeValue(row: ViewRow, column: ViewColumn, at: number, number: number): number {
    const cell = this.sheet.getCell(at, number);
    const isHeading = row.kind === 'heading';
    if (column.kind === 'unit') {
      cell.value = row.unitLabel;
      cell.style = this.#styles.label('unit', isHeading, 0);
      return countLines(
        row.unitLabel,
        innerWidth(this.sheet.getColumn(number).width ?? 10),
        this.profile.tableSize,
        false,
      );
    }
    const isOpen = this.#isOpen(column) && !isHeading;
    const shown = row.cells[column.id];
    const sum = this.#entry.has(column.id) && shown?.typed === '' ? this.#sumBelow(row, number) : null;
    if (sum !== null) {
      cell.value = { formula: sum, result: '' };
      cell.style = this.#styles.value(isOpen, 'right', '#,##0.##########');
      return 1;
    }
    // What the plan works out itself is not asked for again.
    const skip = shown === undefined || isHeading || (isOpen && shown.typed === '');
    if (skip) {
      cell.style = this.#styles.value(isOpen, column.align, column.kind === 'text' ? '@' : 'General');
      return 1;
    }
    const content =
      shown.typed === '' && shown.value !== null
        ? valueContent(shown.value, shown.text)
        : column.kind === 'target'
          ? targetContent(row, shown)
          : column.kind === 'figure'
            ? figureContent(row, shown, '', row.unitLabel)
            : textContent(shown.text);
    if (content.kind !== 'blank') cell.value = content.kind === 'number' ? content.number : content.text;
    cell.style = this.#styles.value(isOpen, column.align, content.kind === 'blank' ? 'General' : content.format);
    if (content.kind !== 'text') return 1;
    return countLines(
      content.text,
      innerWidth(this.sheet.getColumn(number).width ?? 10),
      this.profile.tableSize,
      false,
    );
  }

  /** "trong đó" rows shown as they add up; the plan adds them itself and does not read the formula. */
  #sumBelow(row: ViewRow, column: number): string | null {
    if (!row.adds) return null;
    const letter = columnLetters(column);
    const cells = this.#view.rows.flatMap((one) => {
      const at = one.under === row.id ? this.#rowAt.get(one.id) : undefined;
      return at === undefined ? [] : [`${letter}${at}`];
    });
    if (cells.length === 0 || cells.length > 200) return null;
    const list = cells.join(',');
    return `IF(COUNT(${list})=0,"",SUM(${list}))`;
  }

  #writeSignatures(row: number): void {
    const middle = Math.max(2, Math.ceil(this.#last / 2));
    const put = (text: string, from: number, to: number): void => {
      const cell = this.sheet.getCell(row, from);
      cell.value = text;
      this.sheet.mergeCells(row, from, row, to);
      cell.style = this.#styles.sign;
    };
    put(PRINTED.preparedBy, 1, middle - 1);
    put(PRINTED.head, middle, this.#last);
    this.sheet.getCell(row, this.#keyColumn).value = rowTag.sign;
    this.#row = row + 4;
  }

  setUp(): void {
    const { margins } = this.profile;
    Object.assign(this.sheet.pageSetup, {
      paperSize: paperCodes.A4,
      orientation: 'landscape',
      margins: {
        top: inches(margins.top),
        bottom: inches(margins.bottom),
        left: inches(margins.right),
        right: inches(margins.right),
        header: inches(8),
        footer: inches(8),
      },
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${this.#header}:${this.#header}`,
      // ExcelJS puts a $ before each half of both ends.
      printArea: `A$2:${columnLetters(this.#last)}$${this.#row}`,
    });
    this.sheet.headerFooter.differentFirst = true;
    this.sheet.headerFooter.oddHeader = pageNumberHeader(this.profile);
    const frozen = this.#columns.findIndex(({ kind }) => kind === 'name') + 1;
    const first = this.#columns.findIndex((column) => this.#entry.has(column.id)) + 1;
    const open = this.#view.rows.find(({ kind }) => kind !== 'heading');
    const row = (open && this.#rowAt.get(open.id)) ?? this.#header + 1;
    this.sheet.views = [
      {
        state: 'frozen',
        xSplit: frozen,
        ySplit: this.#header,
        showGridLines: false,
        activeCell: `${columnLetters(Math.max(1, first))}${row}`,
      },
    ];
  }
}
