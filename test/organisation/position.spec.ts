import { describe, expect, it } from '@jest/globals';
import type { CareerFact, PostFact } from '../../src/kernel/organisation/career.js';
import { addDays, type CalendarDate, FIRST_DAY } from '../../src/kernel/words/calendar-date.js';
import { asId } from '../../src/kernel/words/ids.js';
import type { StaffPosition } from '../../src/kernel/organisation/position.js';
import { fitsPosition, positionAt } from '../../src/staff/position.rules.js';

const day = (n: number): CalendarDate => addDays(FIRST_DAY, n);

const fact = (kind: CareerFact['kind'], on: number, seq: number, title?: string): CareerFact => ({
  kind,
  on: day(on),
  recordedOn: day(seq),
  seq,
  ...(title === undefined ? {} : { position: { title } }),
});

/** A post of an equalisation: the days on which it was put to a day. */
const post = (title: string, seq: number, ...days: readonly (readonly [recorded: number, on: number])[]): PostFact => ({
  reform: asId('equalisation'),
  seq,
  position: { title },
  known: days.map(([recorded, on]) => ({ recordedOn: day(recorded), on: day(on) })),
});

type Record = { readonly career: readonly CareerFact[]; readonly posts?: readonly PostFact[] };

const titleAt = ({ career, posts = [] }: Record, asOf: number, knownOn = 99): string | undefined =>
  positionAt({ career, posts }, day(asOf), day(knownOn))?.title;

describe('the post of a person at a pair of dates', () => {
  const career = [fact('enrolled', 1, 1, 'clerk'), fact('transferred', 10, 2, 'analyst'), fact('transferred', 12, 3)];

  it('is the last given by then', () => {
    expect([0, 1, 9, 10, 30].map((n) => titleAt({ career }, n))).toStrictEqual([
      undefined,
      'clerk',
      'clerk',
      'analyst',
      'analyst',
    ]);
  });

  it('is read as it was known', () => {
    expect(titleAt({ career }, 30, 1)).toBe('clerk');
    const late = [...career, fact('transferred', 5, 9, 'courier')];
    expect([titleAt({ career: late }, 6, 8), titleAt({ career: late }, 6, 9)]).toStrictEqual(['clerk', 'courier']);
    expect(titleAt({ career: late }, 10, 9)).toBe('analyst');
  });

  it('is the one recorded later where two are given on a day', () => {
    expect(titleAt({ career, posts: [post('expert', 5, [5, 10])] }, 10)).toBe('expert');
    expect(
      titleAt({ career: [...career, fact('transferred', 10, 7, 'chief')], posts: [post('expert', 5, [5, 10])] }, 10),
    ).toBe('chief');
  });

  it('is given by an equalisation from its effective day as known, and moves with it', () => {
    const posts = [post('expert', 5, [5, 20], [8, 25])];
    expect([titleAt({ career, posts }, 20, 4), titleAt({ career, posts }, 20, 7)]).toStrictEqual(['analyst', 'expert']);
    expect([titleAt({ career, posts }, 24), titleAt({ career, posts }, 25)]).toStrictEqual(['analyst', 'expert']);
  });

  it('is no longer given by an equalisation once its cancellation is known', () => {
    const given = post('expert', 5, [5, 20]);
    const posts = [{ ...given, known: [...given.known, { recordedOn: day(15) }] }];
    expect([titleAt({ career, posts }, 30, 14), titleAt({ career, posts }, 30, 15)]).toStrictEqual([
      'expert',
      'analyst',
    ]);
  });

  it('passes over whoever is not in service on the day of the equalisation', () => {
    const left = [...career, fact('departed', 18, 4)];
    const posts = [post('expert', 5, [5, 20])];
    expect(titleAt({ career: left, posts }, 30)).toBe('analyst');
    expect(titleAt({ career: [...left, fact('enrolled', 20, 6, 'clerk')], posts }, 30)).toBe('clerk');
    expect(titleAt({ career: [...left, fact('enrolled', 20, 4.5, 'clerk')], posts }, 30)).toBe('expert');
  });
});

describe('a wanted post', () => {
  const now: StaffPosition = { title: 'clerk', type: 'functional' };

  it('fits where it says nothing other than what is there; parts not told stay', () => {
    expect(fitsPosition(now, undefined)).toBeTruthy();
    expect(fitsPosition(now, { title: 'clerk' })).toBeTruthy();
    expect(!fitsPosition(now, { title: 'clerk', grade: 'III/a' })).toBeTruthy();
    expect(!fitsPosition(now, { title: 'analyst' })).toBeTruthy();
    expect(!fitsPosition(undefined, { title: 'analyst' })).toBeTruthy();
  });
});
