import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type LaunchedApp, launchApp } from '../helpers/launchApp';

/** An office with one PC: a folder for its files, the app open on it, and what lasts between two starts. */
export interface Office {
  app: LaunchedApp;
  readonly folder: string;
  readonly userData: string;
  readonly planPath: string;
  /** The window of the app that runs now. */
  readonly page: Page;
  /** Quits as a person does in the evening and starts again on the plan. */
  relaunch(): Promise<void>;
}

/** Runs a part of the story; what fails in it says which part it was. */
export const scene = async (name: string, run: () => Promise<void>): Promise<void> => {
  try {
    await run();
  } catch (error) {
    if (error instanceof Error) error.message = `Cảnh “${name}”: ${error.message}`;
    throw error;
  }
};

const SCREEN = { width: 1366, height: 768 };

/**
 * Switches an office's PC on for the first time: nothing was ever opened on it.
 * @param name of its folder, and of the plan file that it is going to have.
 */
export const openOffice = async (place: string, name: string): Promise<Office> => {
  const folder = path.join(place, name);
  const userData = path.join(folder, 'cài đặt');
  mkdirSync(userData, { recursive: true });
  const start = async (argv: readonly string[], waitForGrid: boolean): Promise<LaunchedApp> => {
    const app = await launchApp({ argv, userData, waitForGrid, forgetsPage: true });
    await app.page.setViewportSize(SCREEN);
    return app;
  };
  const planPath = path.join(folder, `${name}.skh`);
  const office: Office = {
    app: await start([], false),
    folder,
    userData,
    planPath,
    get page() {
      return office.app.page;
    },
    async relaunch() {
      await office.app.close();
      office.app = await start([planPath], true);
    },
  };
  return office;
};
