import type { Page } from 'playwright-core';
import { type LaunchedApp, launchApp } from '../helpers/launchApp';

/** A planning office at work: its window, its folder, its plan file. */
export interface Office {
  app: LaunchedApp;
  readonly folder: string;
  readonly userData: string;
  readonly planPath: string;
  readonly page: Page;
  /** Closes the window as a person does and opens the plan again. */
  relaunch(): Promise<void>;
}

/** Opens a plan file in a window of 1366 × 768. */
export const openOffice = async (folder: string, userData: string, planPath: string): Promise<Office> => {
  const launch = async (): Promise<LaunchedApp> => {
    const app = await launchApp({ argv: [planPath], userData, forgetsPage: true });
    await app.page.setViewportSize({ width: 1366, height: 768 });
    app.page.setDefaultTimeout(10_000);
    return app;
  };
  const office = {
    app: await launch(),
    folder,
    userData,
    planPath,
    get page(): Page {
      return office.app.page;
    },
    async relaunch() {
      await office.app.close();
      office.app = await launch();
    },
  };
  return office;
};

/** Runs a part of the story; an error says which. */
export const scene = async (name: string, run: () => Promise<void>): Promise<void> => {
  try {
    await run();
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};
