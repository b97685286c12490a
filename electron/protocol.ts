import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
import type { Sender } from './ipc/registerIpc';

/** The window's pages come from app://bundle/ instead of file://: one origin, one policy, no other file in reach. */
export const APP_SCHEME = 'app';
const APP_HOST = 'bundle';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** What the start page has in place of the word that is made anew for each load. */
const NONCE_PLACE = 'nonce="style-nonce"';

/**
 * Nothing but the app's own files, and no script in the page's text. AG Grid writes its themes into <style> elements: they
 * carry the word of this load, others do nothing. Parts are placed by style attributes. Its icons are data: fonts.
 */
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The file that a URL of the app stands for, or null when it is not a file of the renderer's folder. */
export function resolveAppFile(folder: string, requested: string): string | null {
  const prefix = `${APP_ORIGIN}/`;
  if (!requested.startsWith(prefix)) return null;
  let relative: string;
  try {
    relative = decodeURIComponent(requested.slice(prefix.length).replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
  // A backslash separates folders on Windows, a colon names a drive or a stream, a NUL ends a name early.
  if (/[\\:\0]/.test(relative)) return null;
  const file = path.resolve(folder, relative === '' ? 'index.html' : relative);
  // Windows drops dots and spaces at the end of a name, and what it then stands for is another.
  if (/[. ](?:[\\/]|$)/.test(path.relative(folder, file))) return null;
  return file.startsWith(path.resolve(folder) + path.sep) ? file : null;
}

/** True for a call from the top frame of one of the app's own pages. */
export function isTrustedSender({ senderFrame: frame }: Sender): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${APP_ORIGIN}/`);
}

/** Before the app is ready: app:// is to be a secure origin with relative addresses. */
export function declareAppScheme(protocol: Protocol): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** Serves the renderer's folder, GET only, each answer with the policy. A release holds no links (test/packaging). */
export function serveRenderer(protocol: Protocol, folder: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? resolveAppFile(folder, request.url) : null;
    if (file === null) return new Response(null, { status: 400 });
    const nonce = randomBytes(16).toString('base64');
    try {
      const body = await readFile(file);
      const isPage = path.extname(file) === '.html';
      const content = isPage ? body.toString('utf8').replace(NONCE_PLACE, `nonce="${nonce}"`) : new Uint8Array(body);
      return new Response(content, {
        headers: {
          'Content-Type': MIME_TYPES[path.extname(file)] ?? 'application/octet-stream',
          'Content-Security-Policy': policyOf(nonce),
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'no-cache',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
