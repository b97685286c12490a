import fs from 'node:fs';
import path from 'node:path';
import { getRawHeader, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNELS, EVENTS } from '../../shared/contract/channels';
import { type MenuLine, type Recorded, recordMain, recordPreload } from './recordedElectron';

/** Where the packed app lies. */
export interface PackedApp {
  readonly program: string;
  readonly asar: string;
  /** The same content, taken out of the archive. */
  readonly content: string;
  /** A folder for what the app writes. */
  readonly userData: string;
}

interface Api {
  invoke(channel: string, request: unknown): Promise<unknown>;
  on(event: string, listener: (payload: unknown) => void): () => void;
  pathForFile(file: unknown): string;
}

/** The characters of the fuse wire; the package declares these but does not export them. */
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);
const PAGE = 'app://bundle/index.html';
const ELSEWHERE = [
  'https://vi-du.vn/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'app://bundle/',
];

/** Modules by which code reaches the network, starts programs or runs text as code. */
const FORBIDDEN_MODULES =
  /\b(?:require|import)\(\s*["'`](?:node:)?(?:https?|http2|net|tls|dns|dgram|child_process|cluster|inspector|vm|repl)(?:\/[a-z]+)?["'`]\s*\)/;
/** Addresses in the bundles: names of XML vocabularies, and pages that a message names for whoever maintains this. */
const KNOWN_ADDRESSES =
  /^https?:\/\/(?:www\.w3\.org|schemas\.(?:openxmlformats\.org|microsoft\.com)|purl\.(?:org|oclc\.org)|sheetjs\.openxmlformats\.org|docs\.oasis-open\.org|openoffice\.org|react\.dev|www\.ag-grid\.com|stuk\.github\.io\/jszip|github\.com\/(?:sql-js|exceljs|SheetJS))(?:[/#]|$)/;
/** AG Grid's loader of Google fonts: an option that is not used, and the policy would refuse it. */
const UNUSED_ADDRESS = /^https:\/\/\$\{/;

/** Fuses as the packed program has them. */
export async function checkFuses(program: string): Promise<void> {
  const wire = await getCurrentFuseWire(program);
  expect({
    runAsNode: wire[FuseV1Options.RunAsNode],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    cookies: wire[FuseV1Options.EnableCookieEncryption],
    integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
  }).toEqual({
    runAsNode: OFF,
    nodeOptions: OFF,
    inspect: OFF,
    fileProtocol: OFF,
    cookies: ON,
    integrity: ON,
    onlyAsar: ON,
  });
}

const prevented = (target: Recorded['contents'], event: string, ...args: readonly unknown[]): boolean => {
  let stopped = false;
  target.emit(event, { preventDefault: () => (stopped = true) }, ...args);
  return stopped;
};

const linesOf = (menu: readonly MenuLine[]): readonly MenuLine[] =>
  menu.flatMap((line) => [line, ...linesOf(line.submenu ?? [])]);

/** Electron's security checklist by its own numbers, each point held against the packed app. */
export const describeChecklist = (packed: () => PackedApp): void => {
  describe('the security checklist of Electron, on what is packed', () => {
    let main: Recorded;
    const bundles = (): readonly (readonly [name: string, text: string])[] =>
      fs
        .readdirSync(path.join(packed().content, 'dist'), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:cjs|js|html|css)$/.test(file))
        .map((file) => [file, fs.readFileSync(path.join(packed().content, 'dist', file), 'utf8')] as const);
    const findings = (pattern: RegExp): readonly string[] =>
      bundles().flatMap(([name, text]) =>
        [...text.matchAll(new RegExp(pattern, 'g'))].map(([hit]) => `${name}: ${hit}`),
      );
    const preferences = () => main.windows[0]?.webPreferences ?? {};
    const get = async (url: string, init?: RequestInit): Promise<Response> => {
      const answer = await main.protocols.get('app')?.(new Request(url, init));
      if (!answer) throw new Error('no handler of app://');
      return answer;
    };
    const policy = async (): Promise<string> => (await get(PAGE)).headers.get('Content-Security-Policy') ?? '';

    beforeAll(async () => {
      main = await recordMain(packed().content, packed().userData);
    });
    afterAll(() => main.stop());

    it('1 and 18: the window shows one page of the app itself, by a scheme of its own, never file://', () => {
      expect(main.loaded).toEqual([PAGE]);
      expect([...main.protocols.keys()]).toEqual(['app']);
      expect(main.schemes).toEqual([
        { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
      ]);
      // The word alone stands in the chunks of SQLite and of the .xls reader too, which show no page.
      const shown = findings(/\.loadFile\(|["'`]file:\/\//).filter((finding) => !finding.startsWith('main/chunk-'));
      expect(shown).toEqual([]);
    });

    it('1: of addresses the bundles hold names of XML vocabularies and of manuals; nothing that is fetched', () => {
      const strange = findings(/(?:https?|wss?|ftp):\/\/[^"'`\s)\\<>]+/).filter((finding) => {
        const address = finding.slice(finding.indexOf(': ') + 2);
        return !KNOWN_ADDRESSES.test(address) && !UNUSED_ADDRESS.test(address);
      });
      expect(strange).toEqual([]);
    });

    it('2, 3, 4, 6, 8, 9, 10, 12: the page gets no Node, a world and a sandbox of its own; nothing is loosened', () => {
      expect(main.windows).toHaveLength(1);
      const { preload, ...rest } = preferences();
      expect(preload).toBe(path.join(packed().content, 'dist', 'main', 'preload.cjs'));
      // To the last key: webviewTag, experimentalFeatures, enableBlinkFeatures, allowRunningInsecureContent are not there.
      expect(rest).toEqual({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        devTools: false,
      });
      expect(findings(/appendSwitch\(|disable-web-security|ignore-certificate-errors|no-sandbox/)).toEqual([]);
    });

    it('5: every permission and device is refused, downloads are stopped', () => {
      const { session } = main;
      const answers: unknown[] = [];
      for (const permission of [
        'media',
        'geolocation',
        'notifications',
        'clipboard-read',
        'openExternal',
        'fileSystem',
      ]) {
        session.get('setPermissionRequestHandler')?.({}, permission, (answer: unknown) => answers.push(answer));
        answers.push(session.get('setPermissionCheckHandler')?.({}, permission));
      }
      answers.push(session.get('setDevicePermissionHandler')?.({ deviceType: 'usb' }));
      expect(answers).toEqual(Array(13).fill(false));
      const download = { stopped: false };
      session.get('will-download')?.({ preventDefault: () => (download.stopped = true) });
      expect(download.stopped).toBe(true);
    });

    it('1: a request to the network ends in main, had it got that far', () => {
      const fate = (url: string): unknown => {
        let told: unknown;
        main.session.get('onBeforeRequest')?.({ url }, (answer: unknown) => {
          told = answer;
        });
        return told;
      };
      for (const url of ['http://a/', 'HTTPS://a/', 'ws://a/', 'wss://a/', 'ftp://a/', 'file:///etc/passwd']) {
        expect([url, fate(url)]).toEqual([url, { cancel: true }]);
      }
      for (const url of [PAGE, 'data:,x', 'blob:app://bundle/x'])
        expect([url, fate(url)]).toEqual([url, { cancel: false }]);
    });

    it('7: the policy lets only the files of the app in, no script in the text of the page', async () => {
      const first = await policy();
      const rules = new Map(first.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
      expect(rules.get('default-src')).toBe("'none'");
      expect(rules.get('script-src')).toBe("'self'");
      expect(rules.get('connect-src')).toBe("'self'");
      for (const shut of ['object-src', 'base-uri', 'form-action', 'frame-ancestors'])
        expect(rules.get(shut)).toBe("'none'");
      expect(rules.get('style-src')).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{22}=='$/);
      // Frames, workers, media and plugins fall under default-src.
      expect(['frame-src', 'child-src', 'worker-src', 'media-src'].filter((rule) => rules.has(rule))).toEqual([]);
      expect(first).not.toMatch(/unsafe-eval|https?:|\*/);
      expect(await policy()).not.toBe(first);
      const page = await (await get(PAGE)).text();
      const word = /'nonce-([^']+)'/.exec((await get(PAGE)).headers.get('Content-Security-Policy') ?? '')?.[1] ?? '';
      expect(page).toMatch(/nonce="[A-Za-z0-9+/]{22}=="/);
      expect(page).not.toContain(word);
      expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|<style/);
    });

    it('7 and 18: app:// gives files of the page alone, to be read alone', async () => {
      const root = 'app://bundle/';
      for (const url of [
        '..%2fmain%2fmain.cjs',
        '%2e%2e/main/main.cjs',
        'x%00.html',
        'C%3A/Windows/win.ini',
        '%5c%5ca%5cb',
      ]) {
        expect([url, (await get(`${root}${url}`)).ok]).toEqual([url, false]);
      }
      expect((await get(PAGE, { method: 'POST' })).status).toBe(400);
      expect((await get(`${root}licences.json`)).headers.get('X-Content-Type-Options')).toBe('nosniff');
    });

    it('11 and 12: no <webview> comes about', () => {
      expect(prevented(main.contents, 'will-attach-webview', {}, {})).toBe(true);
    });

    it.each(ELSEWHERE)('13 and 14: no way to %s, in this window or another', (url) => {
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
        expect([event, prevented(main.contents, event, url)]).toEqual([event, true]);
      }
      expect(main.contents.openHandler?.({ url })).toEqual({ action: 'deny' });
    });

    it('15: nothing is ever given to another program to open', () => {
      expect(findings(/openExternal|shell\.openPath|\.openPath\(\s*["'`]/)).toEqual([]);
    });

    it('17: every channel asks who speaks, and answers the page of the app alone', async () => {
      expect([...main.channels.keys()].sort()).toEqual([...CHANNELS, 'file.dropped'].sort());
      const strangers = [
        { senderFrame: null },
        { senderFrame: { parent: null, url: 'https://vi-du.vn/' } },
        { senderFrame: { parent: null, url: 'app://bundle.vi-du.vn/index.html' } },
        { senderFrame: { parent: {}, url: PAGE } },
      ];
      for (const channel of CHANNELS) {
        for (const event of strangers) {
          const answer = await main.channels.get(channel)?.(event, {});
          expect(answer).toEqual({ ok: false, error: { code: 'badRequest', detail: 'sender' } });
        }
      }
    });

    it('19: fuses are set, what is loaded is checked', async () => {
      await checkFuses(packed().program);
      const { asar } = packed();
      expect(fs.existsSync(`${asar}.unpacked`)).toBe(false);
      expect(getRawHeader(asar).headerString).not.toMatch(/"link"|"unpacked"/);
      const files = listPackage(asar, { isPack: false }).filter((file) => !('files' in statFile(asar, file.slice(1))));
      const unchecked = files.filter((file) => {
        const entry = statFile(asar, file.slice(1));
        return !('integrity' in entry) || entry.integrity?.algorithm !== 'SHA256';
      });
      expect(unchecked).toEqual([]);
    });

    it('20: the page gets three functions, by name, and nothing of Electron through them', async () => {
      const { exposed, sent, listeners, required } = recordPreload(packed().content);
      expect(required).toEqual(['electron']);
      expect([...exposed.keys()]).toEqual(['api']);
      const api = exposed.get('api') as Api;
      expect(Object.keys(api).sort()).toEqual(['invoke', 'on', 'pathForFile']);
      for (const channel of ['file.dropped', 'fs.readFile', 'ELECTRON_BROWSER_REQUIRE', '__proto__', 'constructor']) {
        await expect(api.invoke(channel, {})).rejects.toThrow('no channel');
        expect(() => api.on(channel, () => undefined)).toThrow('no event');
      }
      expect(sent).toEqual([]);
      const heard: unknown[] = [];
      const [event = ''] = EVENTS;
      const off = api.on(event, (...args: readonly unknown[]) => heard.push(...args));
      listeners.get(event)?.({ sender: 'ipcRenderer' }, 'tin');
      expect(heard).toEqual(['tin']);
      off();
      expect(listeners.size).toBe(0);
      expect([api.pathForFile({}), api.pathForFile({ place: '/a.xlsx' })]).toEqual(['', '/a.xlsx']);
      expect(sent).toEqual([['file.dropped', '/a.xlsx']]);
    });

    it('developer tools and reloading are in no menu and on no key', () => {
      const roles = linesOf(main.menu).flatMap(({ role }) => role ?? []);
      expect(roles.length).toBeGreaterThan(3);
      expect(roles.filter((role) => !['cut', 'copy', 'paste', 'quit', 'togglefullscreen'].includes(role))).toEqual([]);
      expect(findings(/openDevTools|toggleDevTools\(|inspectElement/)).toEqual([]);
    });

    it('no code that reaches the network, starts a program or runs a text', () => {
      expect(findings(FORBIDDEN_MODULES)).toEqual([]);
      expect(findings(/\bnew Function\(|\beval\(|new WebSocket\(|sendBeacon\(|new EventSource\(/)).toEqual([]);
      // SQLite's loader knows browsers as well; in Node there is none of this, and it reads its file.
      const holding = (part: string): string[] =>
        bundles().flatMap(([name, text]) => (text.includes(part) ? [name] : []));
      expect(holding('sql-wasm.wasm').length).toBe(1);
      expect(holding('new XMLHttpRequest')).toEqual(holding('sql-wasm.wasm'));
      expect(findings(/crashReporter|autoUpdater/)).toEqual([]);
    });
  });
};
