import path from 'node:path';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { SessionHost } from '../../electron/session/sessionHost';
import type { AppError } from '../../shared/contract/appError';
import type { StepResult } from '../../shared/contract/channels';
import { parseRequest } from '../../shared/contract/parseRequest';
import type { UnitEntry, UnitList } from '../../shared/contract/unitAnswers';
import type { Command } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';

let serial = 0;

/** A real plan file of a sample, worked on as the window does. */
export class UnitsDesk {
  private constructor(
    readonly host: SessionHost,
    readonly sheet: string,
  ) {}

  /** `folder`: where the file is to stand; it goes with the test that made it. */
  static async open(sample: string, folder: string): Promise<UnitsDesk> {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    const created = await host.create(path.join(folder, `u-${serial++}.skh`), sample, false);
    if (!created.ok) throw new Error(created.error.code);
    const [first] = created.value.sheets;
    if (!first) throw new Error('no sheet');
    return new UnitsDesk(host, first.id);
  }

  /** The sheet of a form. */
  async sheetOf(form: string): Promise<string> {
    const info = await this.host.info();
    const found = info?.sheets.find((sheet) => sheet.form === form);
    if (!found) throw new Error(`no sheet of ${form}`);
    return found.id;
  }

  async try(command: Command): Promise<AppError | StepResult> {
    const parsed = parseRequest('plan.run', { command, place: null });
    if (!parsed.ok) throw new Error(parsed.error);
    const step = await this.host.run(parsed.value.command, null);
    return step.ok ? step.value : step.error;
  }

  async run(command: Command): Promise<StepResult> {
    const step = await this.try(command);
    if ('code' in step) throw new Error(JSON.stringify(step));
    return step;
  }

  async units(): Promise<UnitList> {
    const list = await this.host.inquire('units.list', {});
    if (!list.ok) throw new Error(list.error.code);
    return list.value;
  }

  /** Of several of one name the last one. */
  async unit(name: string): Promise<UnitEntry> {
    const found = (await this.units()).units.findLast((one) => one.name === name);
    if (!found) throw new Error(`no unit ${name}`);
    return found;
  }

  async view(sheet: string, period: string | null, unit: string | null): Promise<SheetView> {
    const view = await this.host.view(sheet, period, unit);
    if (!view.ok) throw new Error(JSON.stringify(view.error));
    return view.value;
  }
}
