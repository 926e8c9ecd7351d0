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
});
