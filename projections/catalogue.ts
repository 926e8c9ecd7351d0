import type { AnyProjection } from '../src/kernel/views/projection.js';
import { corrections } from './corrections.view.js';
import { directory } from './directory.view.js';
import { ledger } from './ledger.tally.js';
import { registers } from './registers.view.js';

/** What the projector runs. A name is used once. */
export const catalogue = [directory, registers, ledger, corrections] as const satisfies readonly AnyProjection[];
