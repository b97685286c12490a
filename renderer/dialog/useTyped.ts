import { useEffect } from 'react';

/** Tells whether something that is not written stands in a part of a dialog. */
export type TellTyped = (part: string, isTyped: boolean) => void;

/** Keeps the dialog told of one of its parts, for as long as the part is there. */
export const useTyped = (part: string, isTyped: boolean, tell: TellTyped): void => {
  useEffect(() => {
    tell(part, isTyped);
    return () => tell(part, false);
  }, [part, isTyped, tell]);
};

/** The parts with something in them, after one was told of. */
export const withPart = (parts: ReadonlySet<string>, part: string, isTyped: boolean): ReadonlySet<string> => {
  if (parts.has(part) === isTyped) return parts;
  const next = new Set(parts);
  if (isTyped) next.add(part);
  else next.delete(part);
  return next;
};
