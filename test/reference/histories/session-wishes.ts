import { sessionDay } from '../evidence.js';
import { factsOf, type FactOf, type Id, type Known } from '../facts.js';
import type { Body } from '../judge/verdict.js';
import {
  dated,
  pastDay,
  somePeople,
  someDay,
  someProgramme,
  someUnit,
  someUnits,
  type Maker,
  type Scene,
} from './scene.js';

const startsAt = (scene: Scene): string =>
  `${someDay(scene)}T${scene.chance.pick(['06:30:00+07:00', '01:00:00Z', '23:30:00+07:00', '18:00:00Z']) ?? ''}`;

const plan: Maker = (scene) => {
  const programme = someProgramme(scene);
  const seats = scene.chance.happens(0.4) ? { seats: 1 + scene.chance.below(6) } : {};
  return {
    path: `programmes/${programme}/sessions`,
    body: {
      title: `Sosialisasi ${scene.serial}`,
      method: scene.chance.pick(['meeting', 'forum']) ?? 'meeting',
      startsAt: startsAt(scene),
      minutes: 90,
      units: someUnits(scene, programme),
      ...seats,
    },
    newId: `@session:${scene.serial}`,
  };
};

const onSession =
  (action: string, bodyOf: (scene: Scene, session: FactOf<'planned'>) => Body): Maker =>
  (scene) => {
    const session = scene.chance.pick(factsOf(scene.known, 'planned').slice(-6));
    return session
      ? { path: `sessions/${session.session}/${action}`, body: bodyOf(scene, session), newId: null }
      : null;
  };

const invite = onSession('invite', (scene) => ({
  ...(scene.chance.happens(0.7) ? { staff: somePeople(scene, 3) } : {}),
  ...(scene.chance.happens(0.5) ? { units: [someUnit(scene)] } : {}),
}));

const attendees = (scene: Scene, session: FactOf<'planned'>): readonly Id[] => {
  const there = factsOf(scene.known, 'attended').filter((fact) => fact.session === session.session);
  const known = there.length > 0 && scene.chance.happens(0.3);
  return known ? [...new Set(scene.chance.some(there, 3).map(({ staff }) => staff))] : somePeople(scene, 5);
};

const guests = ({ chance }: Scene): Body => (chance.happens(0.4) ? { guests: chance.below(4) } : {});

const attend = onSession('attendance', (scene, session) => ({ staff: attendees(scene, session), ...guests(scene) }));
const retract = onSession('retractions', (scene, session) => ({
  staff: attendees(scene, session),
  reason: 'tidak hadir',
}));
const reschedule = onSession('reschedule', (scene) => ({ startsAt: startsAt(scene), reason: 'ditunda' }));
const cancel = onSession('cancel', () => ({ reason: 'batal' }));

/** Sessions that have come but are not held wait for attendance; it is recorded more often than anything else. */
const attendDue: Maker = (scene) => {
  const due = factsOf(scene.known, 'planned').filter((session) => sessionDay(scene.known, session) <= scene.today);
  const session = scene.chance.pick(due);
  return session
    ? {
        path: `sessions/${session.session}/attendance`,
        body: { staff: attendees(scene, session), ...guests(scene) },
        newId: null,
      }
    : null;
};

const attendedIn = (facts: Known, session: Id): readonly Id[] =>
  factsOf(facts, 'attended')
    .filter((fact) => fact.session === session)
    .map(({ staff }) => staff);

/** Takes all attendance of a session back, or acts on a session whose attendance was all taken back: it stays held. */
const emptied: Maker = ({ known, log, chance }) => {
  const held = factsOf(known, 'planned').filter(({ session }) => attendedIn(log, session).length > 0);
  const session = chance.pick(held)?.session;
  if (session === undefined) return null;
  const there = attendedIn(known, session);
  if (there.length > 0)
    return { path: `sessions/${session}/retractions`, body: { staff: there, reason: 'batal' }, newId: null };
  return { path: `sessions/${session}/cancel`, body: { reason: 'kosong' }, newId: null };
};

const raise: Maker = (scene) => {
  const { chance } = scene;
  const programme = someProgramme(scene);
  const body = {
    unit: someUnits(scene, programme)[0] ?? someUnit(scene),
    raisedOn: pastDay(scene),
    cause: chance.pick(['workload', 'role-loss', 'other']) ?? 'other',
    reach: 1 + chance.below(5),
    intensity: chance.pick(['low', 'medium', 'high', 'critical']) ?? 'low',
    description: 'keberatan',
    ...(chance.happens(0.15) ? { confidential: true } : {}),
  };
  return { path: `programmes/${programme}/resistance-issues`, body, newId: `@issue:${scene.serial}` };
};

const BODIES: Readonly<Record<string, (scene: Scene) => Body>> = {
  acknowledge: () => ({}),
  diagnose: ({ chance }) => ({ cause: chance.pick(['workload', 'distrust']) ?? 'other' }),
  reassess: ({ chance }) => ({
    reach: 1 + chance.below(6),
    intensity: chance.pick(['low', 'medium', 'high', 'critical']) ?? 'low',
  }),
  answer: () => ({ kind: 'talk' }),
  resolve: () => ({ outcome: 'selesai' }),
  accept: () => ({ reason: 'diterima' }),
  withdraw: () => ({ reason: 'dicabut' }),
  reopen: () => ({ reason: 'muncul lagi' }),
};

const step: Maker = (scene) => {
  const issue = scene.chance.pick(factsOf(scene.known, 'raised').slice(-6));
  const [action, bodyOf] = scene.chance.pick(Object.entries(BODIES)) ?? ['acknowledge', () => ({})];
  return issue
    ? {
        path: `resistance-issues/${issue.issue}/${action}`,
        body: { ...bodyOf(scene), ...dated(scene, pastDay(scene)) },
        newId: null,
      }
    : null;
};

const duplicate: Maker = (scene) => {
  const issues = factsOf(scene.known, 'raised');
  const issue = scene.chance.pick(issues);
  const of = scene.chance.pick(issues.filter(({ programme }) => programme === issue?.programme));
  return issue && of
    ? {
        path: `resistance-issues/${issue.issue}/duplicate`,
        body: { of: of.issue, ...dated(scene, pastDay(scene)) },
        newId: null,
      }
    : null;
};

export const sessionWishes: readonly (readonly [number, Maker])[] = [
  [4, plan],
  [3, invite],
  [5, attend],
  [7, attendDue],
  [4, retract],
  [2, reschedule],
  [1, cancel],
  [2, emptied],
  [4, raise],
  [12, step],
  [2, duplicate],
];
