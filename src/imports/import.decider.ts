import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { ImportReported } from './import.events.js';

/** An import has a stream of its own, for its answer; what it records stands in the streams it concerns. */
export type ImportStream = { readonly phase: 'absent' | 'reported' };

export const importDecider: Decider<ImportStream, ImportReported> = {
  category: 'import',
  initial: () => ({ phase: 'absent' }),
  evolve: () => ({ phase: 'reported' }),
};

/** An import is reported once. */
export const reportOn = ({ phase }: ImportStream, event: ImportReported): Decision<ImportReported> =>
  phase === 'reported' ? [] : [event];
