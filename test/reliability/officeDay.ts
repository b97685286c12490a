import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SessionHost } from '../../electron/session/sessionHost';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { printPages } from '../../electron/workbook/export/printPages';
import { importFile } from '../../electron/workbook/import/importFile';
import type { PlanInfo, StepResult } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import type { Command } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';
import { createFinder, isHit } from '../../shared/grid/find';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { newestSteps } from '../helpers/newestSteps';
import { SHEET } from '../helpers/openSample';

const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** What an office does with a plan, a round of it: the same every time but for the numbers, so that nothing has to grow. */
export class OfficeDay {
  readonly #host: SessionHost;
  readonly #folder: string;
  #steps = 0;

  constructor(host: SessionHost, folder: string) {
    this.#host = host;
    this.#folder = folder;
  }

  /** Steps that went to the log so far. */
  get steps(): number {
    return this.#steps;
  }

  async round(number: number): Promise<void> {
    const info = await this.#host.info();
    if (!info) throw new Error('no plan');
    const view = must(await this.#host.view(SHEET, null, null));
    const rows = view.rows.filter(({ kind }) => kind !== 'heading').map(({ id }) => id);
    for (let cell = 0; cell < 4; cell++) {
      await this.#do({
        type: 'setCells',
        sheet: SHEET,
        edits: [{ row: rows[cell] ?? '', column: 'figure', text: String(40 + (number % 9)) }],
      });
    }
    await this.#do({
      type: 'setCells',
      sheet: SHEET,
      edits: rows.slice(0, 30).map((row, at) => ({ row, column: 'note', text: `Ghi chú ${(number + at) % 7}` })),
    });
    for (const turn of ['undo', 'undo', 'redo', 'undo'] as const) {
      must(await this.#host[turn]());
      this.#steps += 1;
    }
    await this.#lookAround(info, number);
    await this.#host.cellDetails({ sheet: SHEET }, rows[0] ?? '', 'figure');
    await newestSteps(this.#host, 50);
    if (number % 4 === 0) while (!must(await this.#host.checks()).done);
    this.#find(view, String(40 + (number % 9)));
    if (number % 6 === 0) await this.#sendAndReceive(view);
    if (number % 4 === 0) must(await this.#host.save());
  }

  async #do(command: Command): Promise<void> {
    const step: StepResult = must(await this.#host.run(command, null));
    if (step.label !== '') this.#steps += 1;
  }

  /** Three sheets a round, each in a period and a unit of its own turn. */
  async #lookAround({ sheets }: PlanInfo, number: number): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      const sheet = sheets[(number * 3 + turn) % sheets.length];
      if (!sheet) continue;
      const unit = sheet.units[number % Math.max(1, sheet.units.length)]?.id ?? null;
      must(await this.#host.view(sheet.id, sheet.periods[number % sheet.periods.length] ?? null, unit));
    }
  }

  #find(view: SheetView, query: string): number {
    const model = buildSheetModel(view);
    const finder = createFinder(query, { matchCase: false, matchAccents: false, wholeCell: false });
    let hits = 0;
    for (let r = 0; r < model.rows.length; r++) {
      for (let c = 0; c < model.columns.length; c++) if (isHit(model, { r, c }, finder)) hits += 1;
    }
    return hits;
  }

  /** Pages, a workbook out, the same workbook home. */
  async #sendAndReceive(view: SheetView): Promise<void> {
    const look = { layout: 'phu-luc', profile: 'nha-nuoc' } as const;
    printPages([{ view, number: null }], { ...look, title: '', attachedTo: '', contents: false });
    const file = path.join(this.#folder, 'biểu.xlsx');
    writeFileSync(file, await exportSheet(view, look));
    must(await importFile(file, view));
  }
}
