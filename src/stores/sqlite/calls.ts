/** What is said between a thread and whoever started it. */
export type Call = { readonly call: number; readonly method: string; readonly values: readonly unknown[] };

export type Answer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly fault: string; readonly errcode: number | undefined };

/** Call number under which a worker reports that its service is open, or why not. */
export const OPENED = 0;
