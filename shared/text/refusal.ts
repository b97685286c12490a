import type { AppError } from '../contract/appError';
import { explainError } from './errors';

/** What happened and what to do, in one paragraph: beside what was asked for. */
export const refusalText = (error: AppError): string => {
  const { message, next } = explainError(error);
  return `${message} ${next}`;
};
