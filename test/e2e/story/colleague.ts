import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { deskOf, sheetInFile } from './desk';
import type { Office } from './office';

interface Answer {
  readonly value?: unknown;
  readonly error?: string;
}

const SHOTS = process.env['SKH_SHOTS'];

/** The colleague's window; what it is asked, it does as a person would. */
const openDesk = async (plan: string, userData: string) => {
  const script = path.join(import.meta.dirname, 'secondDesk.mjs');
  const child = spawn(process.execPath, [script, plan, userData], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the colleague’s window is gone');
    const answer = JSON.parse(value) as Answer;
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  await next();
  return {
    do: (act: string, about: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
      child.stdin.write(`${JSON.stringify({ do: act, ...about })}\n`);
      return next();
    },
    kill: (): void => void child.kill(),
  };
};

/** A colleague reads the plan while it is edited, sees each step, and edits it once its writer has left. Ends closed. */
export const colleague = async (office: Office): Promise<void> => {
  const desk = deskOf(office);
  const own = path.join(office.folder, 'cài đặt của đồng nghiệp');
  mkdirSync(own);
  await desk.sheet('Biểu kết quả');
  const [district = ''] = await desk.unitNames();
  await desk.unit(district);
  await desk.saved();
  const other = await openDesk(office.planPath, own);
  try {
    const banner = { part: 'read-only' };
    expect(await other.do('sees', { ...banner, text: 'Chỉ đọc' })).toContain('đang mở tệp này');
    await other.do('sheet', { name: 'Biểu kết quả' });
    await desk.type(1, 'figure', '41,25');
    await other.do('seesCell', { row: 1, column: 'figure', text: '41,25' });
    if (SHOTS !== undefined) await other.do('shot', { file: `${SHOTS}/story-12-reads.png` });

    await desk.saved();
    await office.app.close();
    await other.do('sees', { ...banner, text: 'Không còn ai sửa tệp này' });
    await other.do('presses', { name: 'Mở để sửa' });
    await other.do('gone', banner);
    await other.do('types', { row: 1, column: 'figure', text: '42,75' });
    if (SHOTS !== undefined) await other.do('shot', { file: `${SHOTS}/story-12-edits.png` });
    expect(await other.do('leaves')).toEqual([]);
  } finally {
    other.kill();
  }
  const { rows } = await sheetInFile(office.planPath, 'bieu-ket-qua', []);
  expect(rows[1]?.cells['figure']?.text).toBe('42,75');
};
