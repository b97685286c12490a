import type { EventMap, EventName } from '../../shared/contract/channels';

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
}
