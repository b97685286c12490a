import type { AppError } from '../../shared/contract/appError';
import type { Channel, RequestOf, ResponseOf } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import type { BackupPlace } from '../file/backupPlace';
import type { FileSystem } from '../file/fileSystem';
import type { PersonFile } from '../file/personFile';
import type { RecentFileList } from '../file/recentFiles';
import type { CompareVersion } from '../session/compare/compareThread';
import type { SessionPort } from '../session/sessionPort';
import type { DialogPort, PrintPort, Publish, ShellPort, WorkbookPort } from './ports';

export type Handlers = { readonly [C in Channel]: (request: RequestOf<C>) => Promise<Result<ResponseOf<C>, AppError>> };

/** Everything a handler may use. No Electron here: the desktop layer, the command line and tests supply these. */
export interface HandlerDeps {
  readonly version: string;
  readonly session: SessionPort;
  readonly compare: CompareVersion;
  readonly workbook: WorkbookPort;
  readonly dialogs: DialogPort;
  readonly shell: ShellPort;
  readonly print: PrintPort;
  readonly recent: RecentFileList;
  readonly person: PersonFile;
  readonly backupPlace: BackupPlace;
  readonly fileSystem: FileSystem;
  readonly publish: Publish;
  /** Folder proposed for new files. */
  readonly documents: string;
}
