import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { BackupPlace } from '../../electron/file/backupPlace';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PersonFile } from '../../electron/file/personFile';
import { RecentFileList } from '../../electron/file/recentFiles';
import { createHandlers } from '../../electron/handlers/createHandlers';
import { PathGrants } from '../../electron/ipc/pathGrants';
import { type IpcOptions, registerIpc } from '../../electron/ipc/registerIpc';
import { isTrustedSender, START_PAGE } from '../../electron/protocol';
import { compareThread } from '../../electron/session/compare/compareThread';
import { SessionHost } from '../../electron/session/sessionHost';
import { WorkbookClient } from '../../electron/workbook/workbookClient';
import type { AppError } from '../../shared/contract/appError';
import type { PlanInfo } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';

type Listener = (event: never, ...args: unknown[]) => unknown;

const OWN_PAGE = { senderFrame: { parent: null, url: START_PAGE } };

/** What a call may end in: anything else is a fault of main. */
export type Answer = Result<unknown, AppError>;

/** The real channels over a real plan in a real folder, as main wires them; every dialog is cancelled unless told. */
export class ChannelDesk {
  readonly grants = new PathGrants();
  readonly logged: unknown[] = [];
  readonly shown: string[] = [];
  /** Answers of the dialogs to come; none left: cancelled. */
  readonly chosen: string[] = [];
  readonly workbook = new WorkbookClient(path.resolve('dist/main/workbookWorker.cjs'));
  readonly #listeners = new Map<string, Listener>();

  private constructor(
    readonly folder: string,
    readonly host: SessionHost,
    readonly plan: PlanInfo,
  ) {
    const choose = async (): Promise<string | null> => this.chosen.shift() ?? null;
    const { handlers } = createHandlers({
      version: 'test',
      session: host,
      compare: compareThread(path.resolve('dist/main/compareWorker.cjs')),
      workbook: this.workbook,
      dialogs: this.grants.watch({
        openFile: choose,
        openFiles: async () => null,
        openFolder: choose,
        saveFile: choose,
      }),
      shell: {
        showItem: (file) => void this.shown.push(file),
        addRecent: () => undefined,
        paste: () => undefined,
      },
      print: { pdf: async () => new Uint8Array(), paper: async () => false },
      recent: new RecentFileList(nodeFileSystem, path.join(folder, 'settings')),
      person: new PersonFile(nodeFileSystem, path.join(folder, 'settings')),
      backupPlace: new BackupPlace(nodeFileSystem, path.join(folder, 'settings'), path.join(folder, 'Tài liệu')),
      fileSystem: nodeFileSystem,
      publish: () => undefined,
      documents: folder,
    });
    const listen = (channel: string, listener: Listener): never => {
      this.#listeners.set(channel, listener);
      return undefined as never;
    };
    registerIpc({
      ipcMain: { handle: listen, on: listen } as unknown as IpcOptions['ipcMain'],
      handlers,
      grants: this.grants,
      isTrustedSender,
      logError: (error) => {
        this.logged.push(error);
        return 'TEST';
      },
    });
  }

  static async open(folder: string): Promise<ChannelDesk> {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    const made = await host.create(path.join(folder, 'kế hoạch.skh'), 'tam-duong', true);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return new ChannelDesk(folder, host, made.value);
  }

  async close(): Promise<void> {
    await this.workbook.close();
    await this.host.close(true);
  }

  /** One message as Electron brings it: a structured clone of what the page sent. Rejects only where main would. */
  async call(channel: string, message: unknown, sender: unknown = OWN_PAGE): Promise<Answer> {
    const listener = this.#listeners.get(channel);
    if (!listener) throw new Error(`nobody listens on ${channel}`);
    return (await listener(sender as never, structuredClone(message))) as Answer;
  }

  /** Every file below the folder with the sum of its bytes, once everything applied is written. */
  async disk(): Promise<Readonly<Record<string, string>>> {
    await this.host.save();
    const files = fs
      .readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => path.join(item.parentPath, item.name));
    return Object.fromEntries(
      files.map((file) => [file, createHash('sha1').update(fs.readFileSync(file)).digest('hex')]),
    );
  }
}
