import fs from 'node:fs';
import path from 'node:path';
import { BackupPlace } from '../../electron/file/backupPlace';
import { type FileSystem, nodeFileSystem } from '../../electron/file/fileSystem';
import { RecentFileList } from '../../electron/file/recentFiles';
import { createHandlers } from '../../electron/handlers/createHandlers';
import type { HandlerDeps, Handlers } from '../../electron/handlers/handlers';
import { SessionHost } from '../../electron/session/sessionHost';
import { WorkbookClient } from '../../electron/workbook/workbookClient';
import type { Channel, PlanInfo, RequestOf, ResponseOf } from '../../shared/contract/channels';
import type { JobProgress } from '../../shared/contract/jobs';
import { parseRequest } from '../../shared/contract/parseRequest';
import type { ReadReturns, RequestProposal, ReturnedFile } from '../../shared/contract/returnsAnswers';
import type { SheetAt } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';

const WORKER = path.resolve('dist/main/workbookWorker.cjs');

/** A real plan file with handlers and workbook thread as the app has them; dialogs answer what the test says. */
export class ReturnsDesk {
  readonly jobs: JobProgress[] = [];
  readonly answers: (readonly string[] | null)[] = [];
  readonly handlers: Handlers;
  readonly workbook: WorkbookClient;
  /** Called with each message of a job. */
  onJob: (told: JobProgress) => void = () => undefined;

  private constructor(
    readonly folder: string,
    readonly host: SessionHost,
    readonly sheet: string,
    fileSystem: FileSystem,
  ) {
    this.workbook = new WorkbookClient(WORKER);
    const choose = async (): Promise<readonly string[] | null> => {
      const answer = this.answers.shift();
      if (answer === undefined) throw new Error('unscripted dialog');
      return answer;
    };
    const deps = {
      version: 'test',
      session: host,
      workbook: this.workbook,
      dialogs: {
        openFile: async () => (await choose())?.[0] ?? null,
        openFiles: choose,
        openFolder: async () => (await choose())?.[0] ?? null,
        saveFile: async () => (await choose())?.[0] ?? null,
      },
      shell: { showItem: () => undefined, addRecent: () => undefined, paste: () => undefined },
      recent: new RecentFileList(nodeFileSystem, folder),
      backupPlace: new BackupPlace(nodeFileSystem, folder, path.join(folder, 'documents')),
      fileSystem,
      publish: (event: string, payload: unknown) => {
        if (event !== 'job.progress') return;
        this.jobs.push(payload as JobProgress);
        this.onJob(payload as JobProgress);
      },
      documents: folder,
    } as unknown as HandlerDeps;
    this.handlers = createHandlers(deps).handlers;
  }

  /** `fileSystem`: that of the workbooks; the plan is always on the real disk. */
  static async open(folder: string, sample: string, form: string, fileSystem = nodeFileSystem): Promise<ReturnsDesk> {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    const made = await host.create(path.join(folder, `${sample}.skh`), sample, true);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return ReturnsDesk.on(folder, host, made.value, form, fileSystem);
  }

  /** On a plan file that is there. */
  static async openFile(folder: string, file: string, form: string): Promise<ReturnsDesk> {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    const opened = await host.open(file);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return ReturnsDesk.on(folder, host, opened.value, form, nodeFileSystem);
  }

  private static on(
    folder: string,
    host: SessionHost,
    plan: PlanInfo,
    form: string,
    fileSystem: FileSystem,
  ): ReturnsDesk {
    const sheet = plan.sheets.find((one) => one.form === form);
    if (!sheet) throw new Error(`no sheet of ${form}`);
    return new ReturnsDesk(folder, host, sheet.id, fileSystem);
  }

  async close(): Promise<void> {
    await this.workbook.close();
    await this.host.close(true);
  }

  /** As the window asks: parsed first; a refusal throws its code. */
  async ask<C extends Channel>(channel: C, request: RequestOf<C>): Promise<ResponseOf<C>> {
    const answer = await this.try(channel, request);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  }

  async try<C extends Channel>(channel: C, request: RequestOf<C>) {
    const parsed = parseRequest(channel, request);
    if (!parsed.ok) throw new Error(parsed.error);
    return this.handlers[channel](parsed.value);
  }

  at(period: string): SheetAt {
    return { sheet: this.sheet, period };
  }

  proposal(period: string): Promise<RequestProposal> {
    return this.ask('returns.proposal', { at: this.at(period) });
  }

  /** Forms for all communes, or for the departments too, into a new folder; returns it. */
  async issue(period: string, name: string, roles: readonly string[] = ['area']): Promise<string> {
    const folder = path.join(this.folder, name);
    fs.mkdirSync(folder, { recursive: true });
    const proposal = await this.proposal(period);
    const units = proposal.units
      .filter(({ role }) => roles.includes(role))
      .map(({ id, role }) => ({
        unit: id,
        rows: proposal.rows
          .filter((row) => !row.isHeading && (role === 'area' ? row.areas : row.office === id))
          .map((row) => row.id),
      }))
      .filter(({ rows }) => rows.length > 0);
    const done = await this.ask('returns.issue', { at: this.at(period), units, dueOn: null, folder, existing: 'ask' });
    if (!done || done.failed || done.written.length === 0) throw new Error(JSON.stringify(done));
    return folder;
  }

  async read(period: string, folder: string): Promise<ReadReturns> {
    const read = await this.ask('returns.read', { at: this.at(period), from: 'folder', paths: [folder] });
    if (!read) throw new Error('nothing read');
    return read;
  }

  async view(period: string, unit: string | null): Promise<SheetView> {
    return this.ask('sheet.view', { sheet: this.sheet, period, unit });
  }
}

/** The one file of a name. */
export const fileOf = (read: ReadReturns, name: string): { readonly file: ReturnedFile; readonly index: number } => {
  const index = read.files.findIndex((one) => one.fileName.includes(name));
  const file = read.files[index];
  if (!file) throw new Error(`no file ${name} among ${read.files.map((one) => one.fileName).join(', ')}`);
  return { file, index };
};
