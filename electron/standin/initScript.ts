import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

// The same place seen from electron/standin/ and from the bundle in dist/standin/.
const pageBundle = (): string => fileURLToPath(new URL('../../dist/standin/page.js', import.meta.url));

/**
 * What Chromium runs before the page's own scripts: the page half of the stand-in, then the app's preload. The preload
 * is pasted in as text; evaluating it in the page would be blocked by the Content-Security-Policy.
 */
export function initScript(preload: string | null, guardClose: boolean): string {
  const page = fs.readFileSync(pageBundle(), 'utf8');
  const info = { platform: process.platform, versions: { chrome: 'standin' }, guardClose };
  const preloadFunction = preload === null ? 'null' : `function (require, module, exports, process) {${preload}\n}`;
  return `(() => {\n${page}\nstandinPage.start(${preloadFunction}, ${JSON.stringify(info)});\n})();`;
}
