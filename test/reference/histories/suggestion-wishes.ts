import { factsOf, type FactOf, type Id } from '../facts.js';
import type { Body } from '../judge/verdict.js';
import { dated, pastDay, someProgramme, someUnit, someUnits, type Maker, type Scene } from './scene.js';

const SOURCES = ['forum', 'survey', 'complaint', 'letter', 'online', 'visit'] as const;

const sessionOf = ({ chance, known }: Scene, programme: Id): Body => {
  const sessions = factsOf(known, 'planned').filter((fact) => chance.happens(0.1) || fact.programme === programme);
  const session = chance.happens(0.4) ? chance.pick(sessions)?.session : undefined;
  return session === undefined ? {} : { session };
};

const receive: Maker = (scene) => {
  const { chance, serial } = scene;
  const programme = someProgramme(scene);
  return {
    path: `programmes/${programme}/suggestions`,
    body: {
      unit: someUnits(scene, programme)[0] ?? someUnit(scene),
      receivedOn: pastDay(scene),
      source: chance.pick(SOURCES) ?? 'forum',
      text: `Usul ${serial}`,
      ...sessionOf(scene, programme),
      ...(chance.happens(0.2) ? { from: 'Warga' } : {}),
    },
    newId: `@suggestion:${serial}`,
  };
};

type Suggestion = FactOf<'suggested'>;

/** Mostly of its programme, now and then of another or of another kind. */
const linkFor = ({ chance, known }: Scene, { programme }: Suggestion): Body => {
  const all = [
    ...factsOf(known, 'proposed').map((fact) => ({ name: 'reform', of: fact.programme, id: fact.reform })),
    ...factsOf(known, 'directed').map((fact) => ({ name: 'directive', of: fact.programme, id: fact.thing })),
    ...factsOf(known, 'practice').map((fact) => ({ name: 'practice', of: fact.programme, id: fact.thing })),
    ...factsOf(known, 'course').map((fact) => ({ name: 'course', of: fact.programme, id: fact.thing })),
  ];
  const link = chance.pick(all.filter(({ of }) => of === programme || chance.happens(0.05)));
  if (!link || chance.happens(0.35)) return {};
  return { [chance.happens(0.97) ? link.name : 'reform']: link.id };
};

/** Mostly one of the days of what was told of it, so that the same is told again. */
const dayFor = (scene: Scene, { suggestion, on }: Suggestion): string => {
  const steps = factsOf(scene.known, 'weighed').filter((fact) => fact.suggestion === suggestion);
  const links = factsOf(scene.known, 'linked').filter((fact) => fact.suggestion === suggestion);
  return scene.chance.happens(0.4) ? (scene.chance.pick([...steps, ...links])?.on ?? on) : pastDay(scene);
};

const BODIES: Readonly<Record<string, (scene: Scene, found: Suggestion) => Body>> = {
  consider: () => ({}),
  adopt: linkFor,
  decline: () => ({ reason: 'di luar kewenangan' }),
  reopen: () => ({ reason: 'ditinjau lagi' }),
};

const weigh =
  (action: string): Maker =>
  (scene) => {
    const found = scene.chance.pick(factsOf(scene.known, 'suggested').slice(-5));
    if (!found) return null;
    const body = { ...BODIES[action]?.(scene, found), ...dated(scene, dayFor(scene, found)) };
    return { path: `suggestions/${found.suggestion}/${action}`, body, newId: null };
  };

export const suggestionWishes: readonly (readonly [number, Maker])[] = [
  [5, receive],
  [2, weigh('consider')],
  [7, weigh('adopt')],
  [3, weigh('decline')],
  [3, weigh('reopen')],
];
