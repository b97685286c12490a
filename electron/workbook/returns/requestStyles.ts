import type { Alignment, Style } from 'exceljs';
import type { Profile } from '../export/profile';

const thin = { style: 'thin', color: { argb: 'FF000000' } } as const;
const box = { top: thin, left: thin, bottom: thin, right: thin } as const;
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

/** Cells to fill in, and the head above them. */
const OPEN = fill('FFFFF8DC');
const OPEN_HEAD = fill('FFFBE7A2');
const HEAD = fill('FFF0F2F5');
/** A note of the office that sends a workbook back. */
const NOTE = fill('FFFDE4DE');

/** Styles of a reporting form; each made once, because a workbook compares them by what they are. */
export class RequestStyles {
  readonly #profile: Profile;
  readonly #made = new Map<string, Partial<Style>>();

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  get plain(): Partial<Style> {
    return this.#style({ align: 'left' });
  }

  get agency(): Partial<Style> {
    return this.#style({ align: 'left', bold: true, size: this.#profile.agencySize });
  }

  get title(): Partial<Style> {
    return this.#style({ align: 'center', bold: true, size: this.#profile.titleSize });
  }

  get about(): Partial<Style> {
    return this.#style({ align: 'center', bold: true });
  }

  get help(): Partial<Style> {
    return this.#style({ align: 'left', italic: true, size: 11 });
  }

  get note(): Partial<Style> {
    return this.#style({ align: 'left', bold: true, fill: NOTE });
  }

  get sign(): Partial<Style> {
    return this.#style({ align: 'center', bold: true });
  }

  header(isOpen: boolean): Partial<Style> {
    return this.#style({ align: 'center', bold: true, boxed: true, fill: isOpen ? OPEN_HEAD : HEAD });
  }

  label(kind: string, isHeading: boolean, level: number): Partial<Style> {
    const align = kind === 'name' ? 'left' : 'center';
    return this.#style({ align, boxed: true, bold: isHeading, format: '@', indent: kind === 'name' ? level : 0 });
  }

  value(isOpen: boolean, align: 'left' | 'right' | 'center', format: string): Partial<Style> {
    return this.#style({ align, boxed: true, format, open: isOpen, ...(isOpen ? { fill: OPEN } : {}) });
  }

  #style(look: Look): Partial<Style> {
    const key = JSON.stringify(look);
    const known = this.#made.get(key);
    if (known) return known;
    const alignment: Partial<Alignment> = { horizontal: look.align, vertical: 'middle', wrapText: true };
    const style: Partial<Style> = {
      font: {
        name: this.#profile.font,
        family: 1,
        size: look.size ?? this.#profile.tableSize,
        bold: look.bold === true,
        italic: look.italic === true,
      },
      alignment: look.indent ? { ...alignment, indent: look.indent } : alignment,
      numFmt: look.format ?? 'General',
      protection: { locked: look.open !== true },
      ...(look.boxed ? { border: box } : {}),
      ...(look.fill ? { fill: look.fill } : {}),
    };
    this.#made.set(key, style);
    return style;
  }
}

interface Look {
  readonly align: 'left' | 'right' | 'center';
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly boxed?: boolean;
  readonly open?: boolean;
  readonly format?: string;
  readonly indent?: number;
  readonly fill?: ReturnType<typeof fill>;
}
