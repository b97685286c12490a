/** How far the reading of a workbook is: its cells, then what they are; 0 to 1 of the whole. */
export interface ReadingStep {
  readonly stage: 'cells' | 'rows';
  readonly share: number;
}

/** Name of the event by which the thread tells it. */
export const READING_STEP = 'readingStep';
