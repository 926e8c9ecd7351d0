import { describe, it } from '@jest/globals';
import { reformDecider } from '../../src/reforms/reform.decider.js';
import { given } from '../support/given.js';
import {
  AHEAD,
  ana,
  cancelled,
  cancelling,
  COME,
  completed,
  completing,
  decreed,
  decreeing,
  proposed,
  putOff,
  puttingOff,
  subjects,
} from './reform.stories.js';

describe('a reform whose programme takes no more', () => {
  it('takes no step, not even one that is taken already', () => {
    const known = [proposed('simplification', COME), decreed('2026-03-01', COME)];
    for (const step of [decreeing, puttingOff, completing, cancelling])
      for (const before of [known, [...known, completed(COME)], [...known, cancelled(COME)]])
        given(reformDecider, ...before)
          .when(step(COME, 'programme-closed'))
          .refuses('programme-closed');
  });
});

describe('a decreed equalisation', () => {
  const { posts } = subjects.equalisation;
  const before = [proposed('equalisation', AHEAD), { ...decreed('2026-03-01', AHEAD), posts }];

  it('gives its posts with the decree, and names whose they are when they move', () => {
    given(reformDecider, proposed('equalisation', AHEAD))
      .when(decreeing('2026-03-01'))
      .emits({ ...decreed('2026-03-01', AHEAD), posts });
    given(reformDecider, ...before)
      .when(puttingOff('2026-06-02'))
      .emits({ ...putOff('2026-06-02'), staff: [ana] });
  });
});
