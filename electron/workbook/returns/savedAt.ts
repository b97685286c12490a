import { stat } from 'node:fs/promises';
import { WorkbookFault } from '../read/limits';
import { ZipPackage } from '../read/zipPackage';

/**
 * ISO time at which a workbook was last saved: as it says itself, where that is earlier than what the disk says (a file
 * that was copied or taken out of a letter is as new as the copying). Of a file that is gone: now. Never throws.
 */
export const savedAt = async (file: string, bytes: Uint8Array | null): Promise<string> => {
  const now = new Date();
  const onDisk = await stat(file).then(
    ({ mtime }) => mtime,
    () => now,
  );
  const own = bytes === null ? null : savedInside(bytes);
  return (own !== null && own < onDisk ? own : onDisk).toISOString();
};

const MODIFIED = /<(?:\w+:)?modified[^<>]*>\s*([0-9T:.Z+-]{10,35})\s*</u;

const savedInside = (bytes: Uint8Array): Date | null => {
  try {
    const part = new ZipPackage(bytes).part('docProps/core.xml');
    const found = part && MODIFIED.exec(new TextDecoder().decode(part))?.[1];
    const date = new Date(found ?? '');
    return Number.isNaN(date.getTime()) ? null : date;
  } catch (error) {
    if (error instanceof WorkbookFault || error instanceof RangeError) return null;
    throw error;
  }
};
