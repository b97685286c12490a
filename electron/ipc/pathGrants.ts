import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { BackupList } from '../../shared/contract/backups';
import type { Channel, EventMap, EventName, PlanInfo, RequestOf, ResponseOf } from '../../shared/contract/channels';
import type { DialogPort } from '../handlers/ports';

/** What the page may ask to be done with a file or folder that it names. */
export type PathUse = 'read' | 'write' | 'show';

type Named = readonly (readonly [use: PathUse, file: string | null])[];
type HasPath = { readonly path: unknown } | { readonly paths: unknown } | { readonly folder: unknown };
/** Channels by which the page names a file; a new one does not compile until it is listed below. */
type PathChannel = { [C in Channel]: RequestOf<C> extends HasPath ? C : never }[Channel];

const NAMED: { readonly [C in PathChannel]: (request: RequestOf<C>) => Named } = {
  'file.open': ({ path: file }) => [['read', file]],
  // Only takes a line off a list.
  'file.forgetRecent': () => [],
  'file.damage': ({ path: file }) => [['read', file]],
  'file.rescue': ({ path: file }) => [['read', file]],
  // The version is one of those that main finds beside the file.
  'file.openVersion': ({ path: file }) => [['read', file]],
  'shell.showItem': ({ path: file }) => [['show', file]],
  'backup.compare': ({ path: file }) => [['read', file]],
  'backup.restore': ({ path: file }) => [['read', file]],
  'backup.openCopy': ({ path: file }) => [['read', file]],
  'workbook.export': ({ path: file }) => [['write', file]],
  'workbook.exportSet': ({ path: file }) => [['write', file]],
  'story.export': ({ path: file }) => [['write', file]],
  'workbook.previewImport': ({ path: file }) => [['read', file]],
  'print.pdf': ({ path: file }) => [['write', file]],
  'template.open': ({ path: file }) => [['read', file]],
  'template.fill': ({ path: file }) => [['write', file]],
  'returns.issue': ({ folder }) => [['write', folder]],
  'returns.read': ({ paths }) => (paths ?? []).map((file) => ['read', file] as const),
};

const openable = (plan: PlanInfo | null): Named => [
  ['read', plan?.path ?? null],
  ['show', plan?.path ?? null],
];
const written = (answer: { readonly path: string } | null): Named => [['show', answer?.path ?? null]];

const listed = (answer: BackupList | null): Named => [
  ...(answer?.backups ?? []).flatMap(
    ({ path: file }): Named => [
      ['read', file],
      ['show', file],
    ],
  ),
  ['show', answer?.folder ?? null],
];

/** Where the answer of a channel tells the page of a file: it may come back to it. */
const HANDED_OUT: { readonly [C in Channel]?: (answer: ResponseOf<C>) => Named } = {
  'app.start': ({ plan, recent }) => [...openable(plan), ...recent.map((file) => ['read', file.path] as const)],
  'file.forgetRecent': (recent) => recent.map((file) => ['read', file.path] as const),
  'file.new': openable,
  'file.open': openable,
  'file.saveAs': openable,
  'file.openVersion': openable,
  'file.rescue': (answer) => [
    ['read', answer?.path ?? null],
    ['show', answer?.path ?? null],
    ['show', answer?.list ?? null],
  ],
  'plan.info': openable,
  'backup.list': listed,
  'backup.folder': listed,
  'backup.openCopy': openable,
  'outside.keep': ({ plan, kept }) => [...openable(plan), ['read', kept], ['show', kept]],
  'workbook.export': written,
  'workbook.exportSet': written,
  'story.export': written,
  'print.pdf': written,
  'template.fill': written,
  'period.exportSnapshot': written,
  'returns.issue': (answer) => [['show', answer?.folder ?? null]],
  'returns.sendBack': (answer) => [['show', answer?.copy ?? null]],
};

/**
 * The files that the page may name: those a person chose in a dialog or dropped on the window, and those that main told
 * the page of itself. Without this a page that runs foreign code could have any file read, written over or, through the
 * name of a server, the person's password hash sent out. Kept until the app ends.
 */
export class PathGrants {
  readonly #granted: Readonly<Record<PathUse, Set<string>>> = { read: new Set(), write: new Set(), show: new Set() };

  /**
   * Remembers a path that the page may name for these uses; null for none. As it is written: what a path with .. in it
   * comes to depends on the links on the way.
   */
  grant(file: string | null, ...uses: readonly PathUse[]): void {
    if (file === null || !path.isAbsolute(file)) return;
    for (const use of uses) this.#granted[use].add(file);
  }

  /** True when every file that the request names was given out for that use, written exactly so. */
  allows<C extends Channel>(channel: C, request: RequestOf<C>): boolean {
    const named = NAMED[channel as PathChannel] as ((request: RequestOf<C>) => Named) | undefined;
    return (named?.(request) ?? []).every(([use, file]) => file === null || this.#granted[use].has(file));
  }

  /** The page is about to be told this answer of a channel. */
  answered<C extends Channel>(channel: C, answer: ResponseOf<C>): void {
    this.#grantAll(HANDED_OUT[channel]?.(answer) ?? []);
  }

  /** The page is about to be told this event. */
  told<E extends EventName>(event: E, payload: EventMap[E]): void {
    if (event === 'plan.opened') this.#grantAll(openable(payload as PlanInfo | null));
    else if (event === 'plan.openFailed') this.grant(pathOf(payload as AppError), 'read');
  }

  /** The same dialogs; what a person chooses in them is remembered. A chosen folder may be read from and written into. */
  watch(dialogs: DialogPort): DialogPort {
    const chosen = (files: readonly string[], ...uses: readonly PathUse[]): void => {
      for (const file of files) this.grant(file, ...uses);
    };
    return {
      openFile: async (title, filters) => {
        const file = await dialogs.openFile(title, filters);
        this.grant(file, 'read');
        return file;
      },
      openFiles: async (title, filters) => {
        const files = await dialogs.openFiles(title, filters);
        chosen(files ?? [], 'read');
        return files;
      },
      openFolder: async (title, defaultPath) => {
        const folder = await dialogs.openFolder(title, defaultPath);
        this.grant(folder, 'read', 'write', 'show');
        return folder;
      },
      saveFile: async (title, defaultPath, filters) => {
        const file = await dialogs.saveFile(title, defaultPath, filters);
        this.grant(file, 'write', 'show');
        return file;
      },
    };
  }

  #grantAll(named: Named): void {
    for (const [use, file] of named) this.grant(file, use);
  }
}

const pathOf = (error: AppError): string | null => ('path' in error ? error.path : null);
