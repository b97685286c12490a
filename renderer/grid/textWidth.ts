import { FONT_FAMILY } from './gridTheme';

/** Width of a piece of text in px at 100 %. */
export type Measure = (text: string) => number;

export const FONT_SIZE = 13;
const HEADER_SIZE = 12;
const CACHE_LIMIT = 100_000;

const context = document.createElement('canvas').getContext('2d');

/** Measures words, each once: a sheet uses the same few thousand words over and over. */
const measureWith = (font: string): Measure => {
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (context && context.font !== font) context.font = font;
    const width = context ? context.measureText(text).width : text.length * 8;
    if (known.size > CACHE_LIMIT) known.clear();
    known.set(text, width);
    return width;
  };
};

export const normalText = measureWith(`400 ${FONT_SIZE}px ${FONT_FAMILY}`);
export const boldText = measureWith(`600 ${FONT_SIZE}px ${FONT_FAMILY}`);
export const headerText = measureWith(`600 ${HEADER_SIZE}px ${FONT_FAMILY}`);

/** Width of the widest line of a text that is not wrapped. */
export const widestLine = (text: string, measure: Measure): number =>
  text.split('\n').reduce((widest, line) => {
    const words = line.split(' ');
    const width = words.reduce((sum, word) => sum + measure(word), 0) + (words.length - 1) * measure(' ');
    return Math.max(widest, width);
  }, 0);
