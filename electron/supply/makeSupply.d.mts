/** Files in dist/main and dist/renderer that do not come from the bundler. */
export const MADE_FROM_ALL: readonly string[];
/** Writes licences.json and sbom.cdx.json below `dist`, once its bundles are there. */
export function writeSupply(root: string, dist: string): void;
