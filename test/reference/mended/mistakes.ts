import { addDays } from '../days.js';
import { factsOf, type Id } from '../facts.js';
import {
  nipOf,
  pastDay,
  someDay,
  somePeople,
  somePosition,
  someStaff,
  someUnit,
  someUnits,
  someProgramme,
  type Scene,
  type Write,
} from '../histories/scene.js';
import { historyRows, rowName } from '../judge/history-rows.js';

/** Something done by mistake, and what takes it back; `after` is what is known once it was done. */
export type Mistake = {
  readonly name: string;
  readonly wrong: (scene: Scene) => Write | null;
  readonly mend: (wrong: Write, after: Scene) => Write;
  /** What takes it back takes back whatever was done last. */
  readonly takesLast?: boolean;
};

const reason = { reason: 'salah catat' };
const to = (path: string, body: Write['body']): Write => ({ path, body: { ...body, ...reason }, newId: null });

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

/** What was written down twice, or by mistake. */
const written = (collection: string, body: (scene: Scene, programme: Id) => Write['body']): Mistake => ({
  name: `${collection}/void`,
  wrong: (scene) => {
    const programme = someProgramme(scene);
    const path = collection === 'programmes' ? collection : `programmes/${programme}/${collection}`;
    return { path, body: body(scene, programme), newId: `@wrong:${scene.serial}` };
  },
  mend: ({ newId }) => to(`${collection}/${newId ?? ''}/void`, {}),
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
  written('programmes', ({ serial, today, ...scene }) => ({
    code: `PW-${serial}`,
    title: 'Program dobel',
    startsOn: today,
    endsOn: addDays(today, 100),
    units: [someUnit({ serial, today, ...scene })],
  })),
  written('directives', (scene, programme) => ({
    title: 'Edaran dobel',
    reference: 'SE/W',
    units: someUnits(scene, programme),
    issuedOn: scene.today,
    dueOn: addDays(scene.today, 9),
  })),
  written('practices', (scene, programme) => ({
    title: 'Cara dobel',
    units: someUnits(scene, programme),
    on: someDay(scene),
  })),
  written('sessions', (scene, programme) => ({
    title: 'Sosialisasi dobel',
    method: 'meeting',
    startsAt: `${someDay(scene)}T01:00:00Z`,
    minutes: 60,
    units: someUnits(scene, programme),
  })),
  written('resistance-issues', (scene, programme) => ({
    unit: someUnits(scene, programme)[0] ?? '',
    raisedOn: pastDay(scene),
    cause: 'workload',
    reach: 3,
    intensity: 'high',
    description: 'dobel',
  })),
  written('reforms', (scene, programme) => ({
    kind: 'simplification',
    title: 'Reformasi dobel',
    units: someUnits(scene, programme),
    effectiveOn: someDay(scene),
    before: { steps: 9, days: 7 },
    after: { steps: 4, days: 1 },
  })),
];
