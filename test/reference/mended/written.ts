import { addDays } from '../days.js';
import type { Id } from '../facts.js';
import { pastDay, someDay, someProgramme, someUnit, someUnits, type Scene, type Write } from '../histories/scene.js';
import { to, type Mistake } from './mistake.js';

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

export const WRITTEN: readonly Mistake[] = [
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
  written('courses', (scene, programme) => ({
    title: 'Diklat dobel',
    hours: 24,
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
