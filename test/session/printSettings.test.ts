import path from 'node:path';
import { expect, it } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import type { PrintSettings } from '../../shared/form/types';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();

const printOf = (session: PlanSession, sheet: string): PrintSettings => {
  const view = session.view(sheet, null, null);
  if (!view.ok) throw new Error(JSON.stringify(view.error));
  return view.value.print;
};

it('a table has its own title, number and paper; the agency and the signer are the plan’s', async () => {
  const session = await openSample(path.join(folder, 'in.skh'));
  expect(printOf(session, 'bieu-ket-qua')).toMatchObject({ formNumber: 'Biểu 01', orientation: 'portrait' });
  expect(printOf(session, 'giao-chi-tieu')).toMatchObject({ formNumber: '', paper: 'A3', orientation: 'landscape' });

  const values = { title: 'GIAO CHỈ TIÊU', paper: 'A4', agency: 'UBND HUYỆN', signerName: 'Nguyễn Văn A' };
  const step = session.run({ type: 'setPlanSettings', sheet: 'giao-chi-tieu', values }, null);
  expect(step.ok).toBe(true);
  expect(printOf(session, 'giao-chi-tieu')).toMatchObject(values);
  const other = printOf(session, 'ke-hoach-nam');
  expect(other).toMatchObject({ agency: 'UBND HUYỆN', signerName: 'Nguyễn Văn A' });
  expect(other.title).not.toBe('GIAO CHỈ TIÊU');
  session.undo();
  expect(printOf(session, 'giao-chi-tieu')).toMatchObject({ paper: 'A3', agency: 'HUYỆN ỦY TAM ĐƯỜNG' });
  await session.close();
});
