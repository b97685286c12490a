/** Path of a Chromium or Chrome on this machine, or null. */
export function findChromium(): string | null;
