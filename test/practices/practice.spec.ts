import { describe, it } from '@jest/globals';
import { define, type NamingFacts, practiceDecider, retire, target } from '../../src/practices/practice.decider.js';
import { given } from '../support/given.js';
import { about, archive, day, defined, permits, retired, targeted } from './practice.stories.js';

const open: NamingFacts = { today: day('2026-02-10'), closed: undefined, outside: undefined };
const closed: NamingFacts = { ...open, closed: 'programme-closed' };
const outside: NamingFacts = { ...open, outside: 'unit-outside-programme' };

describe('defining a practice', () => {
  it('records it, up to two years ahead', () => {
    given(practiceDecider)
      .when((state) => define(state, defined('2028-02-10'), open))
      .emits(defined('2028-02-10'));
    given(practiceDecider)
      .when((state) => define(state, defined('2028-02-11'), open))
      .refuses('date-too-far');
  });

  it('is refused in a closed programme, and for a unit outside it', () => {
    given(practiceDecider)
      .when((state) => define(state, defined('2030-01-01'), closed))
      .refuses('programme-closed');
    given(practiceDecider)
      .when((state) => define(state, defined(), outside))
      .refuses('unit-outside-programme');
  });
});

const targeting = (event = targeted('2026-03-01', archive), facts = open) =>
  about((practice) => target(practice, event, facts));

describe('targeting', () => {
  it('names other units from a day on', () => {
    given(practiceDecider, defined()).when(targeting()).emits(targeted('2026-03-01', archive));
  });

  it('again changes nothing, though the practice was retired since', () => {
    const before = targeted('2026-03-01', archive);
    given(practiceDecider, defined(), before).when(targeting()).isAlreadySo();
    given(practiceDecider, defined(), before, retired('2026-04-01')).when(targeting()).isAlreadySo();
  });

  it('of a practice whose retirement is recorded, for whatever day, is refused', () => {
    given(practiceDecider, defined(), retired('2027-12-31')).when(targeting()).refuses('practice-retired');
  });

  it('is refused before the first day, beyond two years and outside the programme', () => {
    given(practiceDecider, defined())
      .when(targeting(targeted('2026-01-09', archive)))
      .refuses('before-issue');
    given(practiceDecider, defined())
      .when(targeting(targeted('2028-02-11', archive)))
      .refuses('date-too-far');
    given(practiceDecider, defined())
      .when(targeting(targeted('2026-03-01', permits), outside))
      .refuses('unit-outside-programme');
  });

  it('from a day after the closing of the programme is refused first of all', () => {
    given(practiceDecider, defined(), retired('2026-04-01'))
      .when(targeting(targeted('2026-03-01', archive), closed))
      .refuses('programme-closed');
  });
});

const retiring = (on: string, facts = open) => about((practice) => retire(practice, retired(on), facts));

describe('retiring', () => {
  it('ends a practice from a day on, its first day at the earliest', () => {
    given(practiceDecider, defined()).when(retiring('2026-01-10')).emits(retired('2026-01-10'));
    given(practiceDecider, defined()).when(retiring('2026-01-09')).refuses('before-issue');
    given(practiceDecider, defined()).when(retiring('2028-02-11')).refuses('date-too-far');
  });

  it('once more changes nothing, and with another day is recorded already', () => {
    given(practiceDecider, defined(), retired('2026-04-01')).when(retiring('2026-04-01')).isAlreadySo();
    given(practiceDecider, defined(), retired('2026-04-01')).when(retiring('2026-03-01')).refuses('already-recorded');
    given(practiceDecider, defined(), retired('2026-04-01')).when(retiring('2020-01-01')).refuses('already-recorded');
  });

  it('after the closing of the programme is refused', () => {
    given(practiceDecider, defined(), retired('2026-04-01'))
      .when(retiring('2026-04-01', closed))
      .refuses('programme-closed');
  });
});
