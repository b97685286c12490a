import type { AddedRow } from '../domain/command';

/** What an import would do, each finding with its cell address. Nothing is applied until the person says so. */
export interface ImportPreview {
  readonly file: string;
  readonly sha256: string;
  readonly sheetName: string;
  /** By hidden keys of an own export, or by labels. */
  readonly recognisedBy: 'keys' | 'labels';
  readonly matched: number;
  readonly unchanged: number;
  readonly changed: readonly ImportChange[];
  readonly added: readonly AddedRow[];
  readonly unmatched: readonly ImportUnmatched[];
  readonly warnings: readonly ImportWarning[];
}

export interface ImportChange {
  readonly row: string;
  readonly column: string;
  readonly address: string;
  readonly from: string;
  readonly to: string;
  /** The new text is kept but cannot be read as a figure or target. */
  readonly unreadable: boolean;
  /**
   * The heading calls it an estimate ("Ước thực hiện"). `new`: it becomes one; `overActual`: it would take the place of a
   * figure that is none, which nobody but a person decides.
   */
  readonly estimate?: 'new' | 'overActual';
  /** What the cell says in its own unit of measure ("43.600 triệu đồng"), where it was converted; and the unit of `to`. */
  readonly converted?: { readonly theirs: string; readonly unit: string };
}

export interface ImportUnmatched {
  readonly address: string;
  readonly text: string;
  readonly reason: 'noSuchRow' | 'ambiguous' | 'duplicate' | 'otherParent' | 'outsideTable';
}

export interface ImportWarning {
  readonly address: string;
  readonly code:
    | 'unreadable'
    | 'ambiguousNumber'
    | 'foreignNumber'
    | 'dateForRange'
    | 'hundredfold'
    | 'formulaError'
    | 'blankKept'
    | 'unitDiffers'
    | 'labelDiffers'
    | 'hiddenRow'
    | 'percentScaled'
    | 'thousandsScaled'
    | 'rounded'
    | 'footnote'
    | 'missingRow'
    | 'otherTable'
    | 'otherTime'
    | 'legacyFont'
    | 'closed'
    | 'mergedCells'
    | 'outsideForm'
    | 'columnGone'
    | 'rowGone'
    | 'rowTwice'
    | 'farFromOthers';
  readonly data: Readonly<Record<string, string>>;
  /** Vietnamese sentence, from shared/text. */
  readonly message: string;
}

/** Whether a change may be taken without a person who looks at it. */
export const isUndoubted = ({ unreadable, estimate }: ImportChange): boolean =>
  !unreadable && estimate !== 'overActual';
