import type { Decider, Decision, Recording } from '../kernel/facts/decider.js';
import type { Part } from '../kernel/facts/envelope.js';
import { START } from '../kernel/ports/event-store.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Subject } from '../kernel/words/ids.js';
import type { DigestEvent } from './digest.events.js';

/** The day of a subject's last digest, if it was not released. */
export type Digest = { readonly on: CalendarDate | undefined; readonly part: Part };

const evolve = (_: Digest, event: DigestEvent, { revision, position }: Recording): Digest => ({
  on: event.type === 'DigestBegun' ? event.on : undefined,
  part: { revision, position },
});

export const digestDecider: Decider<Digest, DigestEvent> = {
  category: 'digest',
  initial: () => ({ on: undefined, part: { revision: 0, position: START } }),
  evolve,
};

type Today = { readonly subject: Subject; readonly today: CalendarDate };

/** The first of a day alone changes anything. */
export const beginDigest = ({ on }: Digest, { subject, today }: Today): Decision<DigestEvent> =>
  on === today ? [] : [{ type: 'DigestBegun', subject, on: today }];

/** Only that of today can be released. */
export const releaseDigest = ({ on }: Digest, { subject, today }: Today): Decision<DigestEvent> =>
  on === today ? [{ type: 'DigestReleased', subject, on }] : [];
