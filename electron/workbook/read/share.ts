/** Told how much of some work is behind: 0 to 1, never falling. */
export type TellShare = (share: number) => void;

/** For a work that nobody follows. */
export const nobody: TellShare = () => undefined;

/** A part of the work from one share to another, told as the whole of it goes. */
export const within =
  (tell: TellShare, from: number, to: number): TellShare =>
  (share) =>
    tell(from + (to - from) * share);
