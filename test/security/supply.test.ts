import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { writeSupply } from '../../electron/supply/makeSupply.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));

interface LockEntry {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}
const reviewed = readJson('electron/supply/reviewed.json') as {
  readonly electron: { readonly major: number };
  readonly packages: Readonly<
    Record<string, { readonly majors: readonly number[]; readonly licence: string; readonly advisories: string }>
  >;
};
const lock = (readJson('package-lock.json') as { readonly packages: Readonly<Record<string, LockEntry>> }).packages;
const installed = Object.entries(lock).filter(([folder]) => folder !== '');
const manifest = readJson('package.json') as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};

/** Licences that ask for no more than their text and their author's name. */
const FREE = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', '(MIT AND Zlib)'];

/** The parts of CycloneDX 1.6 that are used here, as strict as its schema has them. */
const choice = v.union([
  v.strictObject({ license: v.strictObject({ id: v.pipe(v.string(), v.nonEmpty()) }) }),
  v.strictObject({ expression: v.pipe(v.string(), v.nonEmpty()) }),
]);
const component = v.strictObject({
  type: v.picklist(['library', 'framework']),
  'bom-ref': v.pipe(v.string(), v.nonEmpty()),
  name: v.pipe(v.string(), v.nonEmpty()),
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+/)),
  hashes: v.optional(
    v.array(v.strictObject({ alg: v.literal('SHA-512'), content: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)) })),
  ),
  licenses: v.pipe(v.array(choice), v.length(1)),
  purl: v.pipe(v.string(), v.regex(/^pkg:npm\/(?:%40[^/@]+\/)?[^/@]+@\d/)),
});
const sbomSchema = v.strictObject({
  $schema: v.literal('http://cyclonedx.org/schema/bom-1.6.schema.json'),
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.literal('1.6'),
  serialNumber: v.pipe(v.string(), v.regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)),
  version: v.literal(1),
  metadata: v.strictObject({
    lifecycles: v.array(v.strictObject({ phase: v.literal('build') })),
    component: v.strictObject({
      type: v.literal('application'),
      'bom-ref': v.string(),
      name: v.literal('so-ke-hoach'),
      version: v.string(),
    }),
  }),
  components: v.array(component),
  dependencies: v.array(v.strictObject({ ref: v.string(), dependsOn: v.array(v.string()) })),
});
type Sbom = v.InferOutput<typeof sbomSchema>;

let sbom: Sbom;
beforeAll(async () => {
  await ensureBuilt(['main', 'renderer']);
  sbom = v.parse(sbomSchema, readJson('dist/main/sbom.cdx.json'));
});

const shipped = (): readonly Sbom['components'][number][] => sbom.components.filter(({ type }) => type === 'library');

describe('what is shipped', () => {
  it('was looked at: every package in the bundles is on the list, in its major version and under its licence', () => {
    const known = new Map(Object.entries(reviewed.packages));
    const wrong = shipped().flatMap(({ name, version, licenses: [licence] }) => {
      const entry = known.get(name);
      const said = licence && ('license' in licence ? licence.license.id : licence.expression);
      if (!entry) return [`${name} ${version} is not on the list (electron/supply/reviewed.json)`];
      const isKnown = entry.majors.includes(Number.parseInt(version, 10));
      return isKnown && entry.licence === said ? [] : [`${name} ${version} ${said}: look at it again`];
    });
    expect(wrong).toEqual([]);
    const names = new Set(shipped().map(({ name }) => name));
    expect([...known.keys()].filter((name) => !names.has(name))).toEqual([]);
  });

  it('is free to be passed on, and says what is known against each', () => {
    for (const [name, { licence, advisories }] of Object.entries(reviewed.packages)) {
      expect([name, FREE.includes(licence)]).toEqual([name, true]);
      expect(advisories.length).toBeGreaterThan(0);
    }
  });

  it('stands on a line of Electron that was looked at (point 16 of its checklist)', () => {
    const version = lock['node_modules/electron']?.version ?? '';
    expect(version).toBe(manifest.devDependencies['electron']);
    expect(Number.parseInt(version, 10)).toBe(reviewed.electron.major);
  });

  it('is what the lock file asks for', () => {
    const strange = shipped().filter(
      ({ name, version }) =>
        !installed.some(([folder, entry]) => folder.endsWith(`node_modules/${name}`) && entry.version === version),
    );
    expect(strange.map(({ name, version }) => `${name} ${version}: run npm ci`)).toEqual([]);
    expect(shipped().filter(({ hashes }) => hashes === undefined)).toEqual([]);
  });

  it('is little: a new package is a decision', () => {
    expect(Object.keys(manifest.dependencies)).toHaveLength(10);
    expect(Object.keys(reviewed.packages).length).toBeLessThanOrEqual(43);
  });

  it('has each of its licences in the app, with the words of it', () => {
    const licences = readJson('dist/renderer/licences.json') as readonly {
      readonly licence: string;
      readonly packages: readonly string[];
      readonly text: string;
    }[];
    const named = licences.flatMap(({ packages }) => packages).sort();
    expect(named).toEqual(
      shipped()
        .map(({ name, version }) => `${name} ${version}`)
        .sort(),
    );
    for (const { text, packages } of licences) {
      expect([packages, /copyright|Blue Oak|Apache License/i.test(text), text.length > 400]).toEqual([
        packages,
        true,
        true,
      ]);
    }
  });
});

describe('the SBOM', () => {
  it('names each part once and all of them as parts of the app', () => {
    const refs = sbom.components.map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(sbom.dependencies).toEqual([{ ref: sbom.metadata.component['bom-ref'], dependsOn: refs }]);
    expect(sbom.components.find(({ name }) => name === 'electron')?.version).toBe(manifest.devDependencies['electron']);
  });

  it('is the same to the byte when it is made again', () => {
    const copy = path.join(os.tmpdir(), `skh-supply-${randomUUID()}`);
    for (const file of [
      'main/.packages-main.json',
      'main/.packages-preload.json',
      'renderer/.packages-renderer.json',
    ]) {
      fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
      fs.copyFileSync(path.join(dist, file), path.join(copy, file));
    }
    writeSupply(root, copy);
    for (const file of ['main/sbom.cdx.json', 'renderer/licences.json']) {
      expect(fs.readFileSync(path.join(copy, file), 'utf8')).toBe(fs.readFileSync(path.join(dist, file), 'utf8'));
    }
    fs.rmSync(copy, { recursive: true });
  });
});

describe('the lock file', () => {
  it('takes every package by its name and its sum, from no address of its own', () => {
    const strange = installed.filter(
      ([, { integrity = '', resolved, link }]) =>
        link === true || resolved !== undefined || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity),
    );
    expect(strange.map(([folder]) => folder)).toEqual([]);
  });

  it('asks for exact versions, and for a uuid without its advisory', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides };
    expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const uuids = installed.filter(([folder]) => folder.endsWith('node_modules/uuid'));
    expect(uuids.map(([, { version }]) => version)).toEqual([manifest.overrides['uuid']]);
    expect(manifest.overrides['uuid']?.split('.').map(Number)).toEqual([11, 1, 1]);
  });

  it('lets no package run code of its own while it is installed', () => {
    expect(fs.readFileSync(path.join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    // Known, and only for a kind of installer that is not made here.
    const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripted.map(([folder]) => folder)).toEqual(['node_modules/electron-winstaller']);
  });

  it('comes with scripts that only run what is in the project', () => {
    const strange = Object.entries(manifest.scripts).filter(
      ([name, line]) => /^(?:pre|post)/.test(name) || /npx|https?:|curl|wget|@latest/.test(line),
    );
    expect(strange).toEqual([]);
  });
});
