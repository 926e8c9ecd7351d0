import { ACCESS, type GrantGiven } from '../src/access/grant.events.js';
import type { Role } from '../src/kernel/organisation/role.js';
import { addDays } from '../src/kernel/words/calendar-date.js';
import { asId, type SessionId, type Subject, type SuggestionId, type UnitId } from '../src/kernel/words/ids.js';
import { ADDRESSES, type AddressTold } from '../src/reminders/address.events.js';
import type { SessionPlanned } from '../src/socialisation/session.events.js';
import type { SuggestionReceived } from '../src/suggestions/suggestion.events.js';
import { type City, FIRST_RECORDED } from './city.js';
import { Random } from './random.js';
import type { Recorder } from './recorder.js';
import { SEALED } from './story.js';

const DAYS = 500;

/** Whom a bench asks as. */
export type Somebody = { readonly subject: string; readonly role: Role; readonly unit?: UnitId };

export const recordGrants = async (recorder: Recorder, everybody: readonly Somebody[]): Promise<void> => {
  const random = new Random(11);
  for (const { subject, role, unit } of everybody) {
    const head = { grant: random.uuid(), subject: asId<Subject>(subject), role, from: FIRST_RECORDED };
    const given: GrantGiven = { type: 'GrantGiven', ...head, grant: asId(head.grant), ...(unit ? { unit } : {}) };
    await recorder.record(ACCESS.category, ACCESS.id, FIRST_RECORDED, [given]);
  }
  await recorder.settle();
};

/** An address of each, of the size of a sealed one. */
export const recordAddresses = async (recorder: Recorder, everybody: readonly Somebody[]): Promise<void> => {
  for (const { subject } of everybody) {
    const told: AddressTold = { type: 'AddressTold', subject: asId(subject), language: 'id', address: SEALED };
    await recorder.record(ADDRESSES.category, ADDRESSES.id, FIRST_RECORDED, [told]);
  }
  await recorder.settle();
};

/** Sessions of one unit each, of which nobody told who came. */
export const recordSessions = async (recorder: Recorder, city: City, count: number): Promise<void> => {
  const random = new Random(12);
  for (let n = 0; n < count; n += 1) {
    const session = asId<SessionId>(random.uuid());
    const on = addDays(FIRST_RECORDED, Math.floor((n * DAYS) / count));
    const head = { session, programme: city.programme, title: 'Session', method: 'meeting' } as const;
    const time = { startsAt: `${on}T02:00:00.000Z`, on, minutes: 60, units: [random.of(city.units).id] };
    const planned: SessionPlanned = { type: 'SessionPlanned', ...head, ...time };
    await recorder.record('session', session, on, [planned]);
  }
  await recorder.settle();
};

/** Suggestions of which three of four are declined in time. */
export const recordSuggestions = async (recorder: Recorder, city: City, count: number): Promise<void> => {
  const random = new Random(13);
  for (let n = 0; n < count; n += 1) {
    const suggestion = asId<SuggestionId>(random.uuid());
    const receivedOn = addDays(FIRST_RECORDED, Math.floor((n * DAYS) / count));
    const head = { suggestion, programme: city.programme };
    const told = { unit: random.of(city.units).id, receivedOn, source: 'forum', text: SEALED } as const;
    const received: SuggestionReceived = { type: 'SuggestionReceived', ...head, ...told };
    const declined = { type: 'SuggestionDeclined', ...head, on: addDays(receivedOn, 30), reason: SEALED };
    await recorder.record('suggestion', suggestion, receivedOn, [received, ...(n % 4 === 0 ? [] : [declined])]);
  }
  await recorder.settle();
};
