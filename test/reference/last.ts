import type { Day } from './days.js';

/** The last by `on`, then by recording. */
export const lastBy = <T extends { readonly on: Day; readonly seq: number }>(facts: readonly T[]): T | undefined =>
  facts.reduce<T | undefined>(
    (best, fact) => (best && (best.on > fact.on || (best.on === fact.on && best.seq > fact.seq)) ? best : fact),
    undefined,
  );
