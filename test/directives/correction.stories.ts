import { asId, type DirectiveId, type EventId, type ProgrammeId } from '../../src/kernel/words/ids.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import type { DirectiveEvent } from '../../src/directives/directive.events.js';

export const correcting = {
  directive: asId<DirectiveId>('directive'),
  programme: asId<ProgrammeId>('programme'),
  reason: { key: 'directive:directive', box: 'c2VhbGVk' },
};
/** Of the event with a revision. */
export const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);

export const amended = (...all: readonly Amendment[]): DirectiveEvent => ({
  type: 'DirectiveAmended',
  ...correcting,
  amended: all,
});
/** A withdrawal taken back. */
export const undone = (revision: number): DirectiveEvent => ({
  type: 'DirectiveUndone',
  ...correcting,
  what: 'restore',
  undone: [fact(revision)],
});
export const voided: DirectiveEvent = { type: 'DirectiveVoided', ...correcting };
