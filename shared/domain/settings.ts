/** What a plan file keeps beside its figures, by key: rows of its `setting` table. */

/** A finding of the data checks that a person set aside; its id follows. Value: `MutedFinding` as JSON. */
export const MUTE_PREFIX = 'check.mute ';

/** A pattern of "Chép câu"; its name follows. */
export const SENTENCE_PREFIX = 'sentence ';

export interface MutedFinding {
  readonly reason: string;
  /** What was found, as JSON: other numbers are another finding. */
  readonly fact: string;
}

/** Whether a key is one of the settings that a step may change. */
export const isSettingKey = (key: string): boolean => key.startsWith(MUTE_PREFIX) || key.startsWith(SENTENCE_PREFIX);
