import type { PictureName } from '../../shared/text/help/types';

const FILES = import.meta.glob<string>('./*.webp', { eager: true, query: '?url', import: 'default' });

/** Address of a picture of the help within the app itself; null for one that was never made. */
export const pictureUrl = (name: PictureName): string | null => FILES[`./${name}.webp`] ?? null;
