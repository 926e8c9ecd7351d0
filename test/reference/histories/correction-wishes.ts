import { TIERS } from '../complaints.js';
import { versionsOf } from '../directives.js';
import { factsOf, type Id } from '../facts.js';
import { historyRows, rowName } from '../judge/history-rows.js';
import type { Body } from '../judge/verdict.js';
import { everyone } from '../people.js';
import { someDay, somePeople, someUnit, someUnits, units, kindsOfUnit, type Maker, type Scene } from './scene.js';

const reason = { reason: 'salah catat' };

type Lists = Readonly<Record<string, (scene: Scene) => readonly Id[]>>;

const THINGS: Lists = {
  programmes: ({ log }) => factsOf(log, 'founded').map(({ programme }) => programme),
  reforms: ({ log }) => factsOf(log, 'proposed').map(({ reform }) => reform),
  directives: ({ log }) => factsOf(log, 'directed').map(({ thing }) => thing),
  practices: ({ log }) => factsOf(log, 'practice').map(({ thing }) => thing),
  courses: ({ log }) => factsOf(log, 'course').map(({ thing }) => thing),
  sessions: ({ log }) => factsOf(log, 'planned').map(({ session }) => session),
  'resistance-issues': ({ log }) => factsOf(log, 'raised').map(({ issue }) => issue),
  suggestions: ({ log }) => factsOf(log, 'suggested').map(({ suggestion }) => suggestion),
  complaints: ({ log }) => factsOf(log, 'complained').map(({ complaint }) => complaint),
  units,
  staff: ({ known }) => everyone(known),
};

const onThing =
  (collection: string, action: string, bodyOf: (scene: Scene, id: Id) => Body | null): Maker =>
  (scene) => {
    const all = THINGS[collection]?.(scene) ?? [];
    const id = scene.chance.pick(scene.chance.happens(0.7) ? all.slice(-6) : all);
    const body = id === undefined ? null : bodyOf(scene, id);
    return id === undefined || body === null
      ? null
      : { path: `${collection}/${id}/${action}`, body: { ...body, ...reason }, newId: null };
  };

const told = (): Body => ({});

/** One of some fields, or several. */
const some = ({ chance }: Scene, fields: Body): Body => {
  const entries = Object.entries(fields);
  const kept = entries.filter(() => chance.happens(0.4));
  const one = chance.pick(entries);
  return Object.fromEntries(kept.length > 0 || one === undefined ? kept : [one]);
};

const instants = ['06:30:00+07:00', '01:00:00Z', '23:30:00+07:00'] as const;

const amendReform = onThing('reforms', 'amend', (scene, id) => {
  const programme = factsOf(scene.log, 'proposed').find(({ reform }) => reform === id)?.programme ?? '';
  return some(scene, {
    effectiveOn: someDay(scene),
    signedOn: someDay(scene),
    completedOn: someDay(scene),
    units: someUnits(scene, programme),
  });
});

const amendDirective = onThing('directives', 'amend', (scene, id) => {
  const many = versionsOf(scene.known, id).length;
  const version = many > 1 && scene.chance.happens(0.5) ? { version: 1 + scene.chance.below(many) } : {};
  return { ...some(scene, { issuedOn: someDay(scene), dueOn: someDay(scene) }), ...version };
});

const amendPractice = onThing('practices', 'amend', (scene) =>
  some(scene, { on: someDay(scene), windowDays: scene.chance.pick([null, 30, 90]) ?? null }),
);

const amendCourse = onThing('courses', 'amend', (scene) =>
  some(scene, {
    on: someDay(scene),
    windowDays: scene.chance.pick([null, 30, 90]) ?? null,
    hours: 1 + scene.chance.below(30),
  }),
);

const amendSession = onThing('sessions', 'amend', (scene) =>
  some(scene, {
    startsAt: `${someDay(scene)}T${scene.chance.pick(instants) ?? instants[0]}`,
    seats: 1 + scene.chance.below(9),
    method: scene.chance.pick(['meeting', 'forum']) ?? 'forum',
  }),
);

const amendIssue = onThing('resistance-issues', 'amend', (scene) =>
  some(scene, { unit: someUnit(scene), raisedOn: someDay(scene) }),
);

const amendSuggestion = onThing('suggestions', 'amend', (scene) =>
  some(scene, {
    unit: someUnit(scene),
    receivedOn: someDay(scene),
    source: scene.chance.pick(['letter', 'visit']) ?? 'letter',
  }),
);

const amendComplaint = onThing('complaints', 'amend', (scene) =>
  some(scene, {
    receivedOn: someDay(scene),
    channel: scene.chance.pick(['letter', 'web']) ?? 'letter',
    tier: scene.chance.pick(TIERS) ?? 'light',
  }),
);

const amendUnit = onThing('units', 'amend', (scene) =>
  some(scene, {
    code: scene.chance.happens(0.8) ? `K${scene.serial}` : `N${scene.serial - scene.chance.below(40)}`,
    kind: scene.chance.pick(kindsOfUnit) ?? 'section',
    since: someDay(scene),
  }),
);

const uninvite = onThing('sessions', 'uninvite', (scene, id) => {
  const there = factsOf(scene.known, 'invited').filter((fact) => fact.session === id);
  const invited = there.length > 0 && scene.chance.happens(0.85);
  return {
    staff: invited ? [...new Set(scene.chance.some(there, 2).map(({ staff }) => staff))] : somePeople(scene, 2),
  };
});

const lastRow =
  (field: string) =>
  ({ log, chance }: Scene, id: Id): Body | null => {
    const rows = historyRows(log, id);
    const row = chance.happens(0.5) ? rows.at(-1) : chance.pick(rows);
    return row ? { [field]: rowName(row) } : null;
  };

export const correctionWishes: readonly (readonly [number, Maker])[] = [
  [1, onThing('programmes', 'amend', ({ chance, serial }) => ({ code: chance.happens(0.7) ? `P-${serial}` : 'P-1' }))],
  [2, onThing('programmes', 'reopen', told)],
  [1, onThing('programmes', 'void', told)],
  [3, amendReform],
  [2, onThing('reforms', 'restore', told)],
  [3, onThing('reforms', 'annul', told)],
  [2, onThing('reforms', 'uncomplete', told)],
  [1, onThing('reforms', 'void', told)],
  [3, amendDirective],
  [2, onThing('directives', 'restore', told)],
  [1, onThing('directives', 'void', told)],
  [2, amendPractice],
  [2, onThing('practices', 'restore', told)],
  [1, onThing('practices', 'void', told)],
  [2, amendCourse],
  [2, onThing('courses', 'restore', told)],
  [1, onThing('courses', 'void', told)],
  [3, amendSession],
  [1, onThing('sessions', 'restore', told)],
  [2, uninvite],
  [1, onThing('sessions', 'void', told)],
  [2, amendIssue],
  [3, onThing('resistance-issues', 'undo', told)],
  [1, onThing('resistance-issues', 'void', told)],
  [2, amendSuggestion],
  [2, onThing('suggestions', 'undo', told)],
  [1, onThing('suggestions', 'void', told)],
  [2, amendComplaint],
  [2, onThing('complaints', 'undo', told)],
  [1, onThing('complaints', 'void', told)],
  [3, amendUnit],
  [3, onThing('units', 'undo', lastRow('change'))],
  [4, onThing('staff', 'undo', lastRow('fact'))],
];
