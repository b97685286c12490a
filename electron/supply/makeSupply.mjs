/**
 * What the built program is made of: the licences that the app shows (dist/renderer/licences.json) and the list of parts
 * for those who check it (dist/main/sbom.cdx.json, CycloneDX 1.6). Both from the packages that the bundler says are in the
 * bundles. The same sources give the same bytes: no times, no random numbers, sorted.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const LICENCES = 'licences.json';
const SBOM = 'sbom.cdx.json';
/** Files in dist/main and dist/renderer that do not come from the bundler. */
export const MADE_FROM_ALL = [LICENCES, SBOM];

const LICENCE_FILE = /^(?:licen[sc]e|copying|notice)(?:\.(?:md|markdown|txt))?$/i;
/** Where a package offers a choice, the one that is taken. */
const CHOSEN = { '(MIT OR GPL-3.0-or-later)': 'MIT' };

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** Folders below node_modules whose code is in the bundles, or null while one of the bundles is not built. */
function bundledFolders(dist) {
  const lists = ['main/.packages-main.json', 'main/.packages-preload.json', 'renderer/.packages-renderer.json'];
  const files = lists.map((list) => path.join(dist, list));
  if (!files.every((file) => fs.existsSync(file))) return null;
  return [...new Set(files.flatMap(readJson))].sort();
}

/** The texts that a package asks to be passed on; those of packages that forgot theirs lie in `texts`, by name. */
function licenceText(folder, name, texts) {
  const files = fs.readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const found = files.sort().map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  if (found.length > 0) return found.join('\n\n');
  return fs.readFileSync(path.join(texts, `${name.replace('/', '__')}.txt`), 'utf8').trim();
}

/** One entry a package and version: name, version, licence (SPDX), its text, the sum that the lock file has of it. */
function packagesOf(root, dist) {
  const folders = bundledFolders(dist);
  if (folders === null) return null;
  const locked = readJson(path.join(root, 'package-lock.json')).packages;
  const texts = path.join(root, 'electron', 'supply', 'texts');
  const found = new Map();
  for (const folder of folders) {
    const full = path.join(root, 'node_modules', folder);
    const { name, version, license } = readJson(path.join(full, 'package.json'));
    const inLock = locked[`node_modules/${folder}`];
    const integrity = inLock?.version === version ? inLock.integrity : '';
    found.set(`${name}@${version}`, {
      name,
      version,
      licence: CHOSEN[license] ?? license,
      text: licenceText(full, name, texts),
      sha512: integrity.startsWith('sha512-') ? Buffer.from(integrity.slice(7), 'base64').toString('hex') : '',
    });
  }
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

const purlOf = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
const licenceOf = (licence) => (/ (?:AND|OR) /.test(licence) ? { expression: licence } : { license: { id: licence } });

function component(one) {
  const purl = purlOf(one);
  return {
    type: 'library',
    'bom-ref': purl,
    name: one.name,
    version: one.version,
    ...(one.sha512 === '' ? {} : { hashes: [{ alg: 'SHA-512', content: one.sha512 }] }),
    licenses: [licenceOf(one.licence)],
    purl,
  };
}

/** What `packages` and Electron come to as CycloneDX 1.6. */
function makeSbom(root, packages) {
  const { name, version, devDependencies } = readJson(path.join(root, 'package.json'));
  const electron = { name: 'electron', version: devDependencies.electron };
  const components = [
    { ...component({ ...electron, licence: 'MIT', sha512: '' }), type: 'framework' },
    ...packages.map(component),
  ];
  const app = { type: 'application', 'bom-ref': `pkg:npm/${name}@${version}`, name, version };
  const content = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: app },
    components,
    dependencies: [{ ref: app['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) }],
  };
  // A number of its own that says what is in it: the same parts, the same number.
  const sum = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const parts = [
    sum.slice(0, 8),
    sum.slice(8, 12),
    `8${sum.slice(13, 16)}`,
    `8${sum.slice(17, 20)}`,
    sum.slice(20, 32),
  ];
  const { $schema, bomFormat, specVersion, ...rest } = content;
  return { $schema, bomFormat, specVersion, serialNumber: `urn:uuid:${parts.join('-')}`, ...rest };
}

/** The licences for the app: packages that share a text share its entry. */
function makeLicences(packages) {
  const byText = new Map();
  for (const { name, version, licence, text } of packages) {
    const entry = byText.get(text) ?? { licence, packages: [], text };
    entry.packages.push(`${name} ${version}`);
    byText.set(text, entry);
  }
  return [...byText.values()];
}

/** Writes a file only where it is not there in the same words already; readers never find half of it. */
function writeWhole(file, text) {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return;
  fs.writeFileSync(`${file}.new`, text);
  fs.renameSync(`${file}.new`, file);
}

/**
 * Writes both files once main and renderer are built; before that nothing. What is written is what is installed and so in
 * the bundles; a test holds it against the lock file and against the list of reviewed packages.
 */
export function writeSupply(root, dist) {
  const packages = packagesOf(root, dist);
  if (packages === null) return;
  writeWhole(path.join(dist, 'main', SBOM), `${JSON.stringify(makeSbom(root, packages), null, 2)}\n`);
  writeWhole(path.join(dist, 'renderer', LICENCES), JSON.stringify(makeLicences(packages)));
}
