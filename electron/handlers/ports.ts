import type { AppError } from '../../shared/contract/appError';
import type { EventMap, EventName } from '../../shared/contract/channels';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { Result } from '../../shared/contract/result';
import type { SheetView } from '../../shared/form/types';

export interface FileFilter {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** The dialogs a handler may show; the desktop layer answers with native ones, tests with scripted ones. */
export interface DialogPort {
  /** Path chosen, or null when cancelled. */
  openFile(title: string, filters: readonly FileFilter[]): Promise<string | null>;
  /** Path chosen, or null when cancelled; asks before overwriting. */
  saveFile(title: string, defaultPath: string, filters: readonly FileFilter[]): Promise<string | null>;
}

/** Sends an event to the window. */
export type Publish = <E extends EventName>(event: E, payload: EventMap[E]) => void;

/** What the operating system's shell does for us. */
export interface ShellPort {
  showItem(path: string): void;
  addRecent(path: string): void;
  /** Pastes into the field that has the focus. */
  paste(): void;
}

/** Excel in and out, in a thread of its own. */
export interface WorkbookPort {
  exportSheet(
    view: SheetView,
    options: { readonly layout: 'phu-luc' | 'bieu'; readonly profile: 'nha-nuoc' | 'dang' },
  ): Promise<Result<Uint8Array, AppError>>;
  previewImport(path: string, view: SheetView): Promise<Result<ImportPreview, AppError>>;
}
