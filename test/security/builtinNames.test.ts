import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../electron/cli/parseArguments';
import { conversionOf, readMeasure } from '../../shared/domain/measure';

/** Texts of a person that are also names of what every JavaScript object has: they are texts like any other. */
const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];

describe('names of built-in parts', () => {
  it.each(NAMES)('%s is a unit of measure of its own', (name) => {
    const unit = name.toLowerCase();
    expect(readMeasure(name)).toEqual({ family: unit, factor: '1', isRate: false });
    expect(conversionOf(name, name)?.factor).toBe('1');
  });

  it.each(NAMES)('%s on the command line is a word', (name) => {
    expect(parseArguments([name], { words: 1 })).toMatchObject({ ok: true, value: { words: [name] } });
  });
});
