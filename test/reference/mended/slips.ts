import { versionsOf } from '../directives.js';
import { addDays } from '../days.js';
import { kindsOfUnit, someDay, someUnit, someUnits, type Scene, type Write } from '../histories/scene.js';
import { routeOf } from '../judge/judge.js';
import type { Body } from '../judge/verdict.js';

/** A way to tell a thing wrongly: some fields of the request that tells it, and how `amend` names and tells each rightly. */
export type Slip = {
  readonly wrong: (scene: Scene, write: Write) => Body;
  /** `after` is what is known once it was told. */
  readonly amend: (right: Write, fields: readonly string[], after: Scene) => Write;
};

const reason = { reason: 'salah catat' };

/** `on` left out is the day of the request. */
const rightOf = ({ body }: Write, field: string, { today }: Scene): unknown =>
  body[field] ?? (field === 'on' ? today : null);

const collectionOf = (path: string): string => path.split('/').at(-1) ?? '';

/** Of what a request creates. */
const created = (wrong: Slip['wrong'], called: Readonly<Record<string, string>> = {}): Slip => ({
  wrong,
  amend: (right, fields, after) => ({
    path: `${collectionOf(right.path)}/${right.newId ?? ''}/amend`,
    body: {
      ...Object.fromEntries(fields.map((name) => [called[name] ?? name, rightOf(right, name, after)])),
      ...reason,
    },
    newId: null,
  }),
});

/** Of what a request tells about a thing that there is. */
const about = (
  wrong: Slip['wrong'],
  called: Readonly<Record<string, string>>,
  more: (scene: Scene, id: string) => Body = () => ({}),
): Slip => ({
  wrong,
  amend: (right, fields, after) => {
    const [collection = '', id = ''] = right.path.split('/');
    const told = Object.fromEntries(fields.map((name) => [called[name] ?? name, rightOf(right, name, after)]));
    return { path: `${collection}/${id}/amend`, body: { ...told, ...more(after, id), ...reason }, newId: null };
  },
});

const programmeOf = ({ path }: Write): string => path.split('/')[1] ?? '';

const dueAfter = (issuedOn: string, { chance }: Scene): Body => ({
  issuedOn,
  dueOn: addDays(issuedOn, chance.below(40)),
});

const SLIPS: Readonly<Record<string, Slip>> = {
  units: created((scene) => ({ code: `K${scene.serial}`, kind: scene.chance.pick(kindsOfUnit), on: someDay(scene) }), {
    on: 'since',
  }),
  programmes: created(({ serial }) => ({ code: `PX-${serial}`, title: 'Program salah' })),
  'programmes/reforms': created((scene, write) => ({
    title: 'Reformasi salah',
    units: someUnits(scene, programmeOf(write)),
    effectiveOn: someDay(scene),
  })),
  'reforms/decree': about((scene) => ({ number: `SK X${scene.serial}`, signedOn: someDay(scene) }), {}),
  'reforms/complete': about((scene) => ({ on: someDay(scene) }), { on: 'completedOn' }),
  'programmes/directives': created((scene) => ({
    title: 'Edaran salah',
    reference: `SE/X${scene.serial}`,
    ...dueAfter(someDay(scene), scene),
  })),
  'directives/revise': about(
    (scene) => dueAfter(someDay(scene), scene),
    {},
    ({ known }, id) => ({ version: versionsOf(known, id).length }),
  ),
  'programmes/practices': created((scene) => ({
    title: 'Cara salah',
    on: someDay(scene),
    windowDays: 1 + scene.chance.below(90),
  })),
  'programmes/courses': created((scene) => ({
    title: 'Diklat salah',
    hours: 1 + scene.chance.below(30),
    on: someDay(scene),
    windowDays: 1 + scene.chance.below(90),
  })),
  'programmes/sessions': created((scene, write) => ({
    title: 'Sosialisasi salah',
    startsAt: `${someDay(scene)}T01:00:00Z`,
    minutes: 45,
    units: someUnits(scene, programmeOf(write)),
  })),
  'programmes/resistance-issues': created((scene) => ({
    unit: someUnit(scene),
    raisedOn: someDay(scene),
    description: 'keberatan lain',
  })),
};

export const slipOf = ({ path }: Write): Slip | undefined => SLIPS[routeOf(path).name];
