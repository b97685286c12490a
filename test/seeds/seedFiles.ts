import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSamplePlan } from '../../shared/domain/parseSamplePlan';
import type { SamplePlan, SampleSource } from '../../shared/domain/samplePlan';

const root = path.join(import.meta.dirname, '..', '..');

/** The text of a file of the checkout. */
export const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A JSON file of the checkout; what it holds is for the caller to check. */
export const readJson = (file: string): unknown => JSON.parse(readText(file));

/** A sample plan, already checked against its schema. */
export const readSample = (id: string): SamplePlan => {
  const plan = parseSamplePlan(readJson(`seeds/plans/${id}.json`));
  if (!plan.ok) throw new Error(`${id}.json: ${plan.error.at}: ${plan.error.detail}`);
  return plan.value;
};

/** Lines of a document that a sample plan cites, in NFC; line n stands at index n - 1. */
export const readDocument = (file: string): readonly string[] =>
  readText(`test/fixtures/seeds/${file}`).normalize('NFC').split('\n');

/** Every citation of a sample, with the place it is made from. */
export const citationsOf = (sample: SamplePlan): readonly (readonly [string, SampleSource])[] => {
  const found: (readonly [string, SampleSource])[] = [];
  const cite = (place: string, source: SampleSource | null): void => {
    if (source) found.push([place, source]);
  };
  for (const { id, source } of sample.units) cite(`unit ${id}`, source);
  for (const { indicator, period, source } of sample.figures) cite(`figure ${indicator} ${period}`, source);
  for (const { unit, what, source } of sample.dues) cite(`due ${unit} ${what}`, source);
  for (const plan of sample.plans) {
    for (const { indicator, unit, source } of plan.targets) cite(`target ${indicator} ${unit}`, source);
    for (const { id, source, fields } of plan.rows) {
      cite(`row ${id}`, source);
      for (const { field, source: from } of fields) cite(`row ${id} ${field}`, from);
    }
  }
  return found;
};
