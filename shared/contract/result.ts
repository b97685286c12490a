/** Expected outcomes are returned, never thrown; a thrown error is a bug. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** An answer. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** An error that is told, not thrown. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
