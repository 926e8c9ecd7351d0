import type { Decision } from '../../src/kernel/facts/decider.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import { asId, type EventId, type ProgrammeId, type ReformId } from '../../src/kernel/words/ids.js';
import type { RuleCode } from '../../src/kernel/words/refusal.js';
import { amend, annul, type ReformWish, restore, uncomplete, voidReform } from '../../src/reforms/correction.rules.js';
import type { KnownReform, Reform } from '../../src/reforms/reform.decider.js';
import type { ReformCorrection, ReformEvent } from '../../src/reforms/reform.events.js';
import { must } from '../support/expectation.js';
import { TODAY } from './reform.stories.js';

const correcting = {
  reform: asId<ReformId>('reform'),
  programme: asId<ProgrammeId>('programme'),
  reason: { key: 'reform:reform', box: 'c2VhbGVk' },
};

/** Of the event with a revision. */
export const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);

/** What a correction tells of the chart or of posts. */
type Moved = Pick<ReformCorrection, 'effectiveOn' | 'staff'>;

export const amended = (amendments: readonly Amendment[], moved: Moved = {}): ReformEvent => ({
  type: 'ReformAmended',
  ...correcting,
  ...moved,
  amended: amendments,
});

export const undone = (
  what: 'restore' | 'annul' | 'uncomplete',
  revisions: readonly number[],
  moved: Moved = {},
): ReformEvent => ({ type: 'ReformUndone', ...correcting, ...moved, what, undone: revisions.map(fact) });

export const voided: ReformEvent = { type: 'ReformVoided', ...correcting };

const about =
  (decide: (reform: KnownReform) => Decision<ReformEvent>) =>
  (reform: Reform): Decision<ReformEvent> => {
    must(reform.phase !== 'absent');
    return decide(reform);
  };

/** `outside`: why the programme does not cover the units told. */
export const amending = (wish: ReformWish, outside?: RuleCode) =>
  about((reform) => amend(reform, wish, { today: TODAY, outside }, correcting));
export const restoring = about((reform) => restore(reform, correcting));
export const annulling = about((reform) => annul(reform, correcting));
export const uncompleting = about((reform) => uncomplete(reform, correcting));
export const voiding = about((reform) => voidReform(reform, correcting));
