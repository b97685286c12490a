import { type RefObject, useLayoutEffect, useState } from 'react';
import type { PrintedBook } from '../../../shared/contract/printPages';

const PADDING = 32;
const CAPTION = 28;

/** By how much pages are drawn smaller or larger: so that the widest fits, so that a whole one fits (neither
 * beyond its true size), or a percentage. */
export const useFitting = (view: RefObject<HTMLElement | null>, book: PrintedBook | null, zoom: string): number => {
  const [room, setRoom] = useState({ width: 800, height: 600 });
  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return;
    const measure = (): void => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [view]);
  if (zoom !== 'width' && zoom !== 'page') return Number(zoom) / 100;
  const sheets = book?.sheets ?? [];
  const width = Math.max(1, ...sheets.map((sheet) => sheet.width));
  const height = Math.max(1, ...sheets.map((sheet) => sheet.height));
  const wide = (room.width - PADDING) / width;
  const whole = Math.min(wide, (room.height - PADDING - CAPTION) / height);
  return Math.max(0.2, Math.min(1, zoom === 'page' ? whole : wide));
};
