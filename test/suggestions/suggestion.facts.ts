import type { FactOf, RegisterRecord } from '../../projections/registers.view.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { asId, type CourseId, type ReformId, type SessionId, type SuggestionId } from '../../src/kernel/words/ids.js';
import type { Pair } from '../../src/kernel/words/pair.js';
import { Realising } from '../../src/suggestions/realised.queries.js';
import type { LinkKind, Linking } from '../../src/suggestions/suggestion.events.js';
import { eventId, march, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const named = { suggestion: asId<SuggestionId>('suggestion'), programme: PROGRAMME } as const;
export const reform = asId<ReformId>('reform');
export const course = asId<CourseId>('course');
const reason = sealed('why');

export const received: FactOf = {
  type: 'SuggestionReceived',
  ...named,
  unit: unit('a'),
  receivedOn: march(5),
  source: 'forum',
  text: sealed('earlier'),
  session: asId<SessionId>('session'),
  from: sealed('Bu Warga'),
};
export const considered = (on: number): FactOf => ({ type: 'SuggestionConsidered', ...named, on: march(on) });
export const adopted = (on: number, link: Linking = {}): FactOf => ({
  type: 'SuggestionAdopted',
  ...named,
  on: march(on),
  ...link,
  note: sealed('good'),
});
export const linked = (on: number, link: Linking): FactOf => ({
  type: 'SuggestionLinked',
  ...named,
  on: march(on),
  ...link,
});
export const declined = (on: number): FactOf => ({ type: 'SuggestionDeclined', ...named, on: march(on), reason });
export const reopened = (on: number): FactOf => ({ type: 'SuggestionReopened', ...named, on: march(on), reason });
export const undone = (...seqs: readonly number[]): FactOf => ({
  type: 'SuggestionUndone',
  ...named,
  what: 'undo',
  undone: seqs.map(eventId),
  reason,
});
export const amended = (right: JsonObject): FactOf => ({
  type: 'SuggestionAmended',
  ...named,
  amended: [{ fact: eventId(0), right }],
  reason,
});

const ofReform = { reform, programme: PROGRAMME } as const;
const proposed: FactOf = {
  type: 'ReformProposed',
  ...ofReform,
  title: 'Izin',
  units: [unit('a')],
  effectiveOn: march(1),
  subject: { kind: 'simplification', before: { steps: 9, days: 9 }, after: { steps: 3, days: 3 } },
};
const completed: FactOf = { type: 'ReformCompleted', ...ofReform, on: march(20) };
export const REFORM = recorded('reform', [1, proposed], [22, completed]);

const ofCourse = { course, programme: PROGRAMME } as const;
export const defined: FactOf = { type: 'CourseDefined', ...ofCourse, title: 'B', hours: 8, units: [], on: march(9) };
export const courseVoided: FactOf = { type: 'CourseVoided', ...ofCourse, reason };

export const things =
  (found: { readonly [K in LinkKind]?: RegisterRecord }) =>
  (at: Pair): Realising =>
    new Realising(({ kind }) => found[kind], at);
