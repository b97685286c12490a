import { WorkbookFault, workbookLimits } from './limits';
import { isOn, prefixedAttribute, readXml } from './xmlReader';
import type { ZipPackage } from './zipPackage';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
  /** Number of the sheet in the workbook, as the order of calculation calls it. */
  readonly sheetId: number;
}

/** The parts of a workbook that are read; names as in the package. */
export interface BookParts {
  /** The main part. */
  readonly workbook: string;
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** The order of calculation. */
  readonly calcChain: string | null;
  /** Where the parts of the workbook are named. */
  readonly relations: string;
}

interface Relation {
  /** Last word of the type: worksheet, sharedStrings… The same in transitional and strict files. */
  readonly type: string;
  readonly target: string;
}

/**
 * Finds the sheets of a package by its relationships; external ones are never followed. Chart and dialog sheets hold no
 * cells and are left out. Throws WorkbookFault.
 */
export const readBookParts = (book: ZipPackage): BookParts => {
  const workbook = workbookPart(book);
  const relations = readRelations(book, workbook);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  readXml(requirePart(book, workbook), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = isOn(attributes['date1904']);
      if (name !== 'sheet') return;
      const relation = relations.get(prefixedAttribute(attributes, 'id') ?? '');
      if (!relation) throw WorkbookFault.unreadable('damaged');
      if (relation.type !== 'worksheet') return;
      if (sheets.length >= workbookLimits.sheets) throw WorkbookFault.beyond('sheets', workbookLimits.sheets);
      const sheetId = Number(attributes['sheetId'] ?? 0);
      const state = attributes['state'] ?? 'visible';
      sheets.push({ name: attributes['name'] ?? '', hidden: state !== 'visible', part: relation.target, sheetId });
    },
  });
  if (sheets.length === 0) throw WorkbookFault.unreadable(relations.size > 0 ? 'empty' : 'damaged');
  const find = (type: string): string | null =>
    [...relations.values()].find((one) => one.type === type && book.has(one.target))?.target ?? null;
  return {
    workbook,
    sheets,
    date1904,
    sharedStrings: find('sharedStrings'),
    styles: find('styles'),
    calcChain: find('calcChain'),
    relations: relationsPart(workbook),
  };
};

/** Bytes of a part that must be there. */
export const requirePart = (book: ZipPackage, part: string): Uint8Array => {
  const bytes = book.part(part);
  if (!bytes) throw WorkbookFault.unreadable('damaged');
  return bytes;
};

const workbookPart = (book: ZipPackage): string => {
  for (const { type, target } of readRelations(book, '').values()) {
    if (type === 'officeDocument' && book.has(target)) return target;
  }
  for (const name of book.names) if (/(?:^|\/)workbook\.xml$/.test(name)) return name;
  throw WorkbookFault.unreadable('notWorkbook');
};

/** "xl/worksheets/sheet1.xml" → "xl/worksheets/_rels/sheet1.xml.rels". */
export const relationsPart = (source: string): string => {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
};

const readRelations = (book: ZipPackage, source: string): ReadonlyMap<string, Relation> => {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  const relations = new Map<string, Relation>();
  const bytes = book.part(relationsPart(source));
  if (!bytes) return relations;
  readXml(bytes, {
    open: (name, { Id: id, Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name !== 'Relationship' || id === undefined || mode === 'External') return;
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(folder, target) });
    },
  });
  return relations;
};

/** "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/x.xml", "b%E1%BB%83u.xml" → a name in the package. */
export const resolveTarget = (folder: string, target: string): string => {
  const plain = decodePercent(target.replaceAll('\\', '/'));
  const steps: string[] = [];
  for (const step of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

const decodePercent = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
