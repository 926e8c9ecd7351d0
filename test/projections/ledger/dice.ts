import fc from 'fast-check';
import { ANSWER_KINDS, type AnswerKind } from '../../../src/directives/directive.events.js';
import type { StaffId } from '../../../src/kernel/words/ids.js';
import type { Grade } from '../../../src/practices/practice.events.js';
import { PEOPLE, UNITS } from './city.js';

/** Dice for one fact: each kind of fact reads those it needs. */
export type Dice = {
  readonly wait: number;
  readonly kind: Kind;
  /** Days from the day of recording to the day of the fact. */
  readonly shift: number;
  readonly people: readonly StaffId[];
  readonly unit: number;
  readonly thing: number;
  readonly version: number;
  readonly answer: AnswerKind;
  readonly days: number | undefined;
  readonly grade: Grade;
  readonly pick: number;
  /** How long ago it was when it was told, beside `shift`. */
  readonly ago: number;
  readonly hours: number;
};

const KINDS = [
  'enrol',
  'transfer',
  'move together',
  'depart',
  'take a career back',
  'answer',
  'take answers back',
  'attend',
  'take attendance back',
  'move a session',
  'observe',
  'take observations back',
  'amend a window',
  'amend a directive',
  'complete',
  'take completions back',
  'amend a course',
  'train',
  'take a training back',
  'merge',
] as const;
export type Kind = (typeof KINDS)[number];

export const dice: fc.Arbitrary<Dice> = fc.record({
  wait: fc.constantFrom(0, 0, 0, 0, 1, 1, 3),
  kind: fc.constantFrom<Kind[]>(
    ...KINDS,
    'take a career back',
    'enrol',
    'enrol',
    'answer',
    'answer',
    'answer',
    'attend',
    'observe',
    'observe',
    'complete',
    'complete',
    'complete',
    'train',
  ),
  shift: fc.constantFrom(0, 0, 0, -1, 1, -2, 3, -7, 7, -15, 15),
  people: fc.subarray(PEOPLE, { minLength: 1 }),
  unit: fc.nat(UNITS.length - 1),
  thing: fc.nat(11),
  version: fc.integer({ min: 1, max: 2 }),
  answer: fc.constantFrom(...ANSWER_KINDS, 'exempted' as const, 'acknowledged' as const, 'acknowledged' as const),
  days: fc.option(fc.nat(6), { nil: undefined }),
  grade: fc.constantFrom<Grade[]>('A', 'A', 'E'),
  pick: fc.nat(3),
  ago: fc.constantFrom(0, 0, 0, 330, 345, 360),
  hours: fc.constantFrom(1, 7, 8, 12, 19, 20, 30),
});

/** The one of some that a die points at. */
export const pickOf = <T>(from: readonly T[], at: number): T => {
  const one = from[at % from.length];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};
