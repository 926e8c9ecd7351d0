import { StoreFault } from '../../kernel/ports/store-fault.js';

/** Where a fault arose: its class, the store's code and the places in our code; never its text. */
export type KindOfFault = { readonly error: string; readonly errcode?: number; readonly at: readonly string[] };

export const kindOfFault = (error: unknown): KindOfFault => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5);
  return {
    error: error instanceof Error ? error.constructor.name : typeof error,
    ...(error instanceof StoreFault && error.errcode !== undefined ? { errcode: error.errcode } : {}),
    at: at.map((line) => line.trim()),
  };
};
