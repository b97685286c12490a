import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import type { OpenMode } from '../../electron/session/openHeld';
import { PlanSession } from '../../electron/session/planSession';
import { cellOf } from './openSample';

/** A row of the sample that tests of saving write into. */
export const INCOME = 'thu-nhap-binh-quan';

/** A folder of its own for a plan file; it goes with the test. */
export const newHome = (): string => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'skh-test-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  return home;
};

/** Opens a plan file; throws when it is refused. */
export const open = async (
  file: string,
  mode: OpenMode = 'write',
  fileSystem = nodeFileSystem,
): Promise<PlanSession> => {
  const opened = await PlanSession.open({ fileSystem }, file, mode);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

/** Waits until the status bar would say that everything is saved. */
export const safe = (session: PlanSession): Promise<void> => expect.poll(() => session.saveState.state).toBe('saved');

/** What stands in that row. */
export const figure = (session: PlanSession): string => cellOf(session, INCOME, 'figure').text;
