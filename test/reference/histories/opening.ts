import { addDays, type Day } from '../days.js';
import type { Chance } from './random.js';
import { kindsOfUnit, nipOf, type Write } from './scene.js';

/** Serials of the opening stay below this, so that what follows never takes one of its names. */
export const OPENING_SERIALS = 100;

const position = { title: 'Analis', type: 'functional', grade: 'III/a' };

const unit = (serial: number, parent: string | null, kind: string, on: Day): Write => ({
  path: 'units',
  body: { code: `U${serial}`, name: `Unit ${serial}`, kind, parent, on },
  newId: `@unit:${serial}`,
});

const person = (serial: number, at: number, on: Day): Write => ({
  path: 'staff',
  body: {
    nip: nipOf(serial),
    name: `Pegawai ${serial}`,
    unit: `@unit:${at}`,
    employment: 'PNS',
    position,
    on,
  },
  newId: `@staff:${serial}`,
});

const directive = (serial: number, programme: string, units: readonly string[], today: Day): Write => ({
  path: `programmes/${programme}/directives`,
  body: {
    title: 'Edaran',
    reference: `SE/${serial}`,
    units,
    issuedOn: addDays(today, -10),
    dueOn: addDays(today, 15),
  },
  newId: `@directive:${serial}`,
});

const practice = (serial: number, programme: string, units: readonly string[], today: Day): Write => ({
  path: `programmes/${programme}/practices`,
  body: { title: 'Cara', units, on: addDays(today, -8), ...(serial % 2 === 0 ? { windowDays: 40 } : {}) },
  newId: `@practice:${serial}`,
});

const course = (serial: number, programme: string, units: readonly string[], today: Day): Write => ({
  path: `programmes/${programme}/courses`,
  body: {
    title: 'Diklat',
    hours: 6 * serial,
    units,
    on: addDays(today, -9),
    ...(serial === 2 ? { windowDays: 60 } : {}),
  },
  newId: `@course:${serial}`,
});

const programme = (serial: number, units: readonly string[], today: Day): Write => ({
  path: 'programmes',
  body: { code: `P-${serial}`, title: 'Program', startsOn: today, endsOn: addDays(today, 700), units },
  newId: `@programme:${serial}`,
});

const session = (serial: number, units: readonly string[], day: Day): Write => ({
  path: 'programmes/@programme:1/sessions',
  body: { title: 'Sosialisasi', method: 'forum', startsAt: `${day}T09:00:00+07:00`, minutes: 60, units },
  newId: `@session:${serial}`,
});

const survey = (serial: number, ofKind: Write['body'], days: readonly [Day, Day]): Write => ({
  path: 'surveys',
  body: { title: `Survei ${serial}`, ...ofKind, opensOn: days[0], closesOn: days[1] },
  newId: `@survey:${serial}`,
});

/** Of some unit, so many forms, each answered as chance has it. */
const forms = (
  serial: number,
  [statements, highest]: readonly [number, number],
  most: number,
  chance: Chance,
): Write => ({
  path: `surveys/@survey:${serial}/responses`,
  body: {
    unit: `@unit:${chance.below(6)}`,
    responses: Array.from({ length: 1 + chance.below(most) }, () =>
      Array.from({ length: statements }, () => 1 + chance.below(highest)),
    ),
  },
  newId: null,
});

const codes = (serial: number, count: number, chance: Chance): Write => ({
  path: `surveys/@survey:${serial}/codes`,
  body: { unit: `@unit:${chance.below(6)}`, count },
  newId: null,
});

/** Under one of the codes of a survey: those of which gift, and which of them. */
const phone = (
  serial: number,
  [gift, place]: readonly [number, number],
  [statements, highest]: readonly [number, number],
  chance: Chance,
): Write => ({
  path: 'responses',
  body: {
    code: `@codes:survey:${serial}:${gift}:${place}`,
    answers: Array.from({ length: statements }, () => 1 + chance.below(highest)),
  },
  newId: null,
});

const pulse = { kind: 'pulse', programme: '@programme:1', statements: ['Saya paham', 'Saya mau'] };

/** A small city with a programme over all of it and one over a part, before chance takes over. */
export const openingOf = (today: Day, chance: Chance): readonly Write[] => {
  const size = 7 + chance.below(4);
  const staff = 10 + chance.below(8);
  const founded = addDays(today, -200);
  const whole = ['@unit:0'];
  const part = ['@unit:1', `@unit:${2 + chance.below(2)}`];
  const parentOf = (serial: number): string => `@unit:${serial < 4 ? 0 : 1 + chance.below(serial - 1)}`;
  return [
    unit(0, null, 'city', founded),
    ...Array.from({ length: size }, (_, at) =>
      unit(at + 1, parentOf(at + 1), chance.pick(kindsOfUnit) ?? 'section', addDays(founded, 6 * at)),
    ),
    ...Array.from({ length: staff }, (_, at) => person(at, chance.below(size + 1), addDays(today, -chance.below(100)))),
    programme(1, whole, today),
    programme(2, part, today),
    directive(1, '@programme:1', whole, today),
    directive(2, '@programme:1', part, today),
    directive(3, '@programme:2', part, today),
    practice(1, '@programme:1', whole, today),
    practice(2, '@programme:1', part, today),
    course(1, '@programme:1', whole, today),
    course(2, '@programme:1', part, today),
    course(3, '@programme:2', part, today),
    survey(1, { kind: 'satisfaction', units: whole }, [today, addDays(today, 15 + chance.below(40))]),
    survey(2, { ...pulse, units: whole }, [addDays(today, -3), addDays(today, 20 + chance.below(40))]),
    survey(3, { kind: 'satisfaction', units: whole }, [today, addDays(today, 3 + chance.below(12))]),
    ...Array.from({ length: 6 }, () => forms(1, [9, 4], 9, chance)),
    ...Array.from({ length: 6 }, () => forms(3, [9, 4], 9, chance)),
    ...Array.from({ length: 4 }, () => forms(2, [2, 5], 2, chance)),
    ...Array.from({ length: 2 }, () => codes(1, 2 + chance.below(4), chance)),
    codes(2, 1 + chance.below(2), chance),
    codes(3, 3, chance),
    ...(
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ] as const
    ).map((code) => phone(1, code, [9, 4], chance)),
    phone(2, [0, 0], [2, 5], chance),
    ...(
      [
        [0, 0],
        [0, 1],
        [0, 2],
      ] as const
    ).map((code) => phone(3, code, [9, 4], chance)),
    session(1, whole, today),
    session(2, part, addDays(today, 12)),
  ];
};
