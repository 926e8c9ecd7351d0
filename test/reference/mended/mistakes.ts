import { factsOf, type Id } from '../facts.js';
import {
  nipOf,
  pastDay,
  someDay,
  somePeople,
  somePosition,
  someStaff,
  someUnit,
  type Scene,
  type Write,
} from '../histories/scene.js';
import { reason, to, type Mistake } from './mistake.js';
import { WRITTEN } from './written.js';
import { historyRows, rowName } from '../judge/history-rows.js';

type Told = Parameters<typeof factsOf>[1];
const onOne = (scene: Scene, type: Told, field: string): Id | undefined => {
  const told = scene.chance.pick(factsOf(scene.known, type));
  const id: unknown = told && Reflect.get(told, field);
  return typeof id === 'string' ? id : undefined;
};

type On = {
  readonly of: Told;
  readonly field: string;
  readonly collection: string;
  readonly body: (scene: Scene) => Write['body'];
};

/** What is done to a thing, and taken back by another request to it. */
const done = (action: string, { of, field, collection, body }: On, undo: string): Mistake => ({
  name: `${collection}/${action}`,
  wrong: (scene) => {
    const id = onOne(scene, of, field);
    return id === undefined ? null : { path: `${collection}/${id}/${action}`, body: body(scene), newId: null };
  },
  mend: ({ path }) => to(path.replace(/[^/]+$/, undo), {}),
  takesLast: undo === 'undo',
});

const ended = (scene: Scene): Write['body'] => ({ on: someDay(scene), reason: 'keliru' });
const reforms = { of: 'proposed', field: 'reform', collection: 'reforms' } as const;
const issues = { of: 'raised', field: 'issue', collection: 'resistance-issues' } as const;

/** What stands in the history of a unit or a person, and is taken back by its row there. */
const inHistory = (name: string, field: 'change' | 'fact', wrong: Mistake['wrong']): Mistake => ({
  name,
  wrong,
  mend: ({ path, newId }, { log }) => {
    const [collection = '', id = ''] = path.split('/');
    const of = newId ?? id;
    const row = historyRows(log, of).at(-1);
    return to(`${collection}/${of}/undo`, { [field]: row ? rowName(row) : '' });
  },
});

const uninvited: Mistake = {
  name: 'sessions/uninvite',
  wrong: (scene) => {
    const session = onOne(scene, 'planned', 'session');
    const staff = somePeople(scene, 2);
    return session === undefined ? null : { path: `sessions/${session}/invite`, body: { staff }, newId: null };
  },
  mend: ({ path, body }) => to(path.replace(/invite$/, 'uninvite'), body),
};

const change = (action: string, body: (scene: Scene) => Write['body']): Mistake =>
  inHistory(`units/${action}`, 'change', (scene) => ({
    path: `units/${someUnit(scene)}/${action}`,
    body: { ...body(scene), on: someDay(scene) },
    newId: null,
  }));

const moved = (action: string, body: (scene: Scene) => Write['body']): Mistake =>
  inHistory(`staff/${action}`, 'fact', (scene) => ({
    path: `staff/${someStaff(scene)}/${action}`,
    body: { ...body(scene), on: someDay(scene) },
    newId: null,
  }));

export const MISTAKES: readonly Mistake[] = [
  done(
    'close',
    {
      of: 'founded',
      field: 'programme',
      collection: 'programmes',
      body: (scene) => ({ outcome: 'keliru', on: pastDay(scene) }),
    },
    'reopen',
  ),
  done('withdraw', { of: 'directed', field: 'thing', collection: 'directives', body: ended }, 'restore'),
  done('retire', { of: 'practice', field: 'thing', collection: 'practices', body: ended }, 'restore'),
  done('retire', { of: 'course', field: 'thing', collection: 'courses', body: ended }, 'restore'),
  done('cancel', { ...reforms, body: ended }, 'restore'),
  done(
    'decree',
    { ...reforms, body: (scene) => ({ number: `SK X${scene.serial}`, signedOn: someDay(scene) }) },
    'annul',
  ),
  done('complete', { ...reforms, body: (scene) => ({ on: pastDay(scene) }) }, 'uncomplete'),
  done('cancel', { of: 'planned', field: 'session', collection: 'sessions', body: () => ({ ...reason }) }, 'restore'),
  done('resolve', { ...issues, body: (scene) => ({ outcome: 'selesai', on: pastDay(scene) }) }, 'undo'),
  done('reassess', { ...issues, body: (scene) => ({ reach: 2, intensity: 'critical', on: pastDay(scene) }) }, 'undo'),
  uninvited,
  change('rename', ({ serial }) => ({ name: `Keliru ${serial}` })),
  change('move', (scene) => ({ parent: someUnit(scene) })),
  change('merge', (scene) => ({ into: someUnit(scene) })),
  inHistory('units/establish', 'change', (scene) => ({
    path: 'units',
    body: {
      code: `W${scene.serial}`,
      name: 'Keliru',
      kind: 'section',
      parent: someUnit(scene),
      on: someDay(scene),
    },
    newId: `@wrong:${scene.serial}`,
  })),
  moved('transfer', (scene) => ({ unit: someUnit(scene), position: somePosition(scene) })),
  moved('depart', () => ({ reason: 'retired' })),
  inHistory('staff/enrol', 'fact', (scene) => ({
    path: 'staff',
    body: {
      nip: nipOf(scene.serial),
      name: 'Keliru',
      unit: someUnit(scene),
      employment: 'PNS',
      position: somePosition(scene),
      on: someDay(scene),
    },
    newId: `@wrong:${scene.serial}`,
  })),
  ...WRITTEN,
];
