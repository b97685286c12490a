import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSamplePlan } from '../../shared/domain/parseSamplePlan';
import type { SamplePlan, SampleSource } from '../../shared/domain/samplePlan';

const root = path.join(import.meta.dirname, '..', '..');

/** The text of a file of the checkout. */
export const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A JSON file of the checkout; what it holds is for the caller to check. */
export const readJson = (file: string): unknown => JSON.parse(readText(file));

/** The sample plan, already checked against its schema. */
export const readTamDuong = (): SamplePlan => {
  const plan = parseSamplePlan(readJson('seeds/plans/tam-duong.json'));
  if (!plan.ok) throw new Error(`tam-duong.json: ${plan.error.at}: ${plan.error.detail}`);
  return plan.value;
};

/** Lines of the document that the sample plan cites, in NFC; line n stands at index n - 1. */
export const readDocument = (source: string): readonly string[] =>
  readText(`test/fixtures/seeds/${source}`).normalize('NFC').split('\n');

/** Every citation of the plan, with the place it is made from. */
export const citationsOf = ({ units, documents, rows }: SamplePlan): readonly (readonly [string, SampleSource])[] => [
  ...units.flatMap(({ id, source }) => (source ? [[`unit ${id}`, source] as const] : [])),
  ...documents.map(({ id, source }) => [`document ${id}`, source] as const),
  ...rows.flatMap(({ id, target, figure, others }) => [
    ...(target ? [[`target ${id}`, target.source] as const] : []),
    ...(figure ? [[`figure ${id}`, figure.source] as const] : []),
    ...others.map(({ source }, index) => [`other ${id}[${index}]`, source] as const),
  ]),
];
