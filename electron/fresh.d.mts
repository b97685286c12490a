/** Path of a Chromium or Chrome on this machine, or null. */
export function findChromium(): string | null;

/** The real Electron binary, or null when npm's package came without it. */
export function findElectron(): string | null;

export function hasDisplay(): boolean;

/** A Python 3 that has openpyxl, or null. */
export function findPython(): string | null;
