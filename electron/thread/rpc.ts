/** Messages between a worker thread and its owner: calls one way, answers and events the other. */
export interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly thrown: string }
  | { readonly event: string; readonly payload: unknown };
