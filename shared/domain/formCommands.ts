import type { SheetAt } from './command';

/** Commands about the forms of a file and the sheets of its plans; members of `Command`. */
export type FormCommand = SaveForm | RemoveSheet;

/** A form as JSON: the next version of the one with its id, or a new one with a sheet in the plan of `sheet`. */
export interface SaveForm extends SheetAt {
  readonly type: 'saveForm';
  readonly definition: unknown;
}

/** Takes the sheet out of its plan's list; rows and figures stay. */
export interface RemoveSheet extends SheetAt {
  readonly type: 'removeSheet';
}
