import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { courseAt, courseKind } from '../../src/competency/course.register.js';
import { asId, type CourseId } from '../../src/kernel/words/ids.js';
import { eventId, march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const ofCourse = { course: asId<CourseId>('course'), programme: PROGRAMME } as const;
const reason = sealed('why');

const defined: FactOf = {
  type: 'CourseDefined',
  ...ofCourse,
  title: 'Bimtek',
  hours: 8,
  units: [unit('a')],
  windowDays: 90,
  on: march(10),
};
const targeted: FactOf = { type: 'CourseTargeted', ...ofCourse, units: [unit('b')], on: march(20), reason };
const retired: FactOf = { type: 'CourseRetired', ...ofCourse, on: march(30), reason };
const right = { hours: 12, windowDays: null, on: march(8) };
const amended: FactOf = { type: 'CourseAmended', ...ofCourse, amended: [{ fact: eventId(0), right }], reason };
const undone: FactOf = { type: 'CourseUndone', ...ofCourse, what: 'restore', undone: [eventId(2)], reason };
const voided: FactOf = { type: 'CourseVoided', ...ofCourse, reason };

describe('a course at a pair of dates', () => {
  it('shows what was written, its targets of the day and its recorded end', () => {
    const record = recorded('course', [5, defined], [6, targeted], [7, retired]);
    expect(courseKind.at(record, pair(19, 9))).toStrictEqual({
      id: 'course',
      programme: PROGRAMME,
      title: 'Bimtek',
      hours: 8,
      on: march(10),
      windowDays: 90,
      units: ['a'],
      retargeted: [],
      status: 'defined',
      retiredOn: march(30),
      retirementReason: reason,
    });
    const at = courseKind.at(record, pair(30));
    expect([at?.units, at?.status, at?.retargeted.length]).toStrictEqual([['b'], 'retired', 1]);
    expect(courseKind.at(record, pair(30, 4))).toBe(undefined);
  });

  it('counts from its first day, as that is right', () => {
    const record = recorded('course', [5, defined], [20, amended]);
    expect([courseAt(record, pair(9, 19)), courseAt(record, pair(9, 20))?.hours]).toStrictEqual([undefined, 12]);
    expect(courseAt(record, pair(9, 20))).not.toHaveProperty('windowDays');
  });

  it('is defined again once restored, and void once voided', () => {
    const record = recorded('course', [5, defined], [6, targeted], [7, retired], [21, undone], [22, voided]);
    const seen = [20, 21, 22].map((known) => courseKind.at(record, pair(31, known))?.status);
    expect(seen).toStrictEqual(['retired', 'defined', 'void']);
    expect(courseAt(record, pair(31, 22))).toBe(undefined);
    expect(courseKind.history(record, march(22)).map(({ kind, on, stands }) => [kind, on, stands])).toStrictEqual([
      ['written', march(10), false],
      ['target', march(20), false],
      ['retire', march(30), false],
    ]);
  });
});
