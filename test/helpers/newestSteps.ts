import type { StepEntry } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import { EVERY_STEP, type StepPage, type StoryInquiryMap } from '../../shared/contract/story';

type Ask = (
  kind: 'story.steps',
  request: StoryInquiryMap['story.steps']['request'],
) => Promise<Result<StepPage, { readonly code: string }>> | Result<StepPage, { readonly code: string }>;

/** The newest steps of the log, as the panel asks for them. Throws when they cannot be told. */
export const newestSteps = async (session: { inquire: Ask }, limit: number): Promise<readonly StepEntry[]> => {
  const page = await session.inquire('story.steps', { query: EVERY_STEP, before: null, limit });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.entries;
};
