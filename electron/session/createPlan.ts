import type { AppError } from '../../shared/contract/appError';
import type { NewPlan } from '../../shared/contract/channels';
import { err, type Result } from '../../shared/contract/result';
import { createDatabase } from '../db/openDatabase';
import { PlanSession, type SessionOptions } from './planSession';
import { plantPlan } from './start/plant';
import { emptyPlan, formsOf, samplePlan, shippedForms } from './start/samples';

/** A new plan file from a sample, or an empty one: of a year and a unit that are named, else of the current year. */
export const createPlan = async (
  options: SessionOptions,
  file: string,
  sample: string | null,
  overwrite: boolean,
  about: NewPlan | null = null,
): Promise<Result<PlanSession, AppError>> => {
  const { year, unit } = about ?? { year: new Date().getFullYear(), unit: '' };
  const plan = sample === null ? emptyPlan(year, unit) : await samplePlan(sample);
  if (!plan) return err({ code: 'unknownSample', sample: sample ?? '' });
  const db = await createDatabase();
  plantPlan(db, plan, sample === null ? formsOf(unit) : shippedForms());
  return PlanSession.create(options, file, db, overwrite);
};
