import type { Decider } from '../kernel/facts/decider.js';
import type { StaffMovedTogether } from './staff.events.js';

/** A bulk transfer is one event in a stream of its own: recorded or not, all of it. */
export type BulkTransfer = { readonly phase: 'absent' | 'recorded' };

export const transferDecider: Decider<BulkTransfer, StaffMovedTogether> = {
  category: 'transfer',
  initial: () => ({ phase: 'absent' }),
  evolve: () => ({ phase: 'recorded' }),
};
