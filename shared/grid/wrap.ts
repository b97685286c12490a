/** How many lines a text takes in a cell of the given inner width; `measure` gives the width of a piece of text. */
export const countLines = (text: string, width: number, measure: (text: string) => number): number => {
  let lines = 0;
  for (const paragraph of text.split('\n')) lines += linesOfParagraph(paragraph, width, measure);
  return Math.max(1, lines);
};

const linesOfParagraph = (paragraph: string, width: number, measure: (text: string) => number): number => {
  const space = measure(' ');
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(/[ \t]+/)) {
    if (word === '') continue;
    const length = measure(word);
    const needed = used === 0 ? length : used + space + length;
    if (needed <= width) {
      used = needed;
      continue;
    }
    if (used > 0) lines += 1;
    // A word wider than the cell is broken anywhere.
    const extra = width > 0 ? Math.max(0, Math.ceil(length / width) - 1) : 0;
    lines += extra;
    used = length - extra * width;
  }
  return lines;
};
