import { nodeFileSystem } from '../../file/fileSystem';
import { serveCalls } from '../../thread/serveCalls';
import { compareVersion } from './compareVersion';

/**
 * Entry of the thread that compares two versions (dist/main/compareWorker.cjs). It lives for one comparison, so that neither
 * what it reads stays in memory nor anybody has to wait for it.
 */
const send: (event: string, payload: unknown) => void = serveCalls({
  compare: (image: Uint8Array, file: string) =>
    compareVersion(nodeFileSystem, image, file, (step) => send('step', step)),
});
