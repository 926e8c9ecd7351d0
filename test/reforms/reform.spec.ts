import { describe, it } from '@jest/globals';
import { reformDecider } from '../../src/reforms/reform.decider.js';
import { REFORM_KINDS } from '../../src/reforms/reform.events.js';
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
} from './reform.stories.js';

describe('decreeing a reform', () => {
  it('is taken before and after its effective date, and signed up to two years ahead', () => {
    for (const signedOn of ['2026-03-01', '2026-07-01', '2028-04-30'])
      given(reformDecider, proposed('simplification', AHEAD)).when(decreeing(signedOn)).emits(decreed(signedOn, AHEAD));
    given(reformDecider, proposed('simplification', AHEAD)).when(decreeing('2028-05-01')).refuses('date-too-far');
  });

  it('once more changes nothing, though it was completed since', () => {
    const before = [proposed('simplification', COME), decreed('2026-03-01', COME)];
    given(reformDecider, ...before)
      .when(decreeing('2026-03-01'))
      .isAlreadySo();
    given(reformDecider, ...before, completed('2026-04-30'))
      .when(decreeing('2026-03-01'))
      .isAlreadySo();
  });

  it('of a cancelled one is refused, whether it was decreed or not', () => {
    given(reformDecider, proposed('restructure', AHEAD), cancelled('2026-04-01'))
      .when(decreeing('2028-05-01'))
      .refuses('reform-cancelled');
    given(reformDecider, proposed('restructure', AHEAD), decreed('2026-03-01', AHEAD), cancelled('2026-04-01'))
      .when(decreeing('2026-03-01'))
      .refuses('reform-cancelled');
  });
});

describe('putting a reform off', () => {
  it('moves a proposed one to a later day at any time', () => {
    for (const kind of REFORM_KINDS) {
      given(reformDecider, proposed(kind, AHEAD)).when(puttingOff('2026-06-02')).emits(putOff('2026-06-02'));
      given(reformDecider, proposed(kind, '2026-01-01')).when(puttingOff('2026-04-30')).emits(putOff('2026-04-30'));
    }
  });

  it('moves a decreed one until its day has come', () => {
    given(reformDecider, proposed('simplification', '2026-05-01'), decreed('2026-03-01', '2026-05-01'))
      .when(puttingOff(AHEAD))
      .emits(putOff(AHEAD));
    given(reformDecider, proposed('simplification', COME), decreed('2026-03-01', COME))
      .when(puttingOff(AHEAD))
      .refuses('reform-in-effect');
  });

  it('to the day that already holds changes nothing, though it has come', () => {
    given(reformDecider, proposed('restructure', COME), decreed('2026-03-01', COME))
      .when(puttingOff(COME))
      .isAlreadySo();
    given(reformDecider, proposed('restructure', '2026-05-01'), putOff(AHEAD)).when(puttingOff(AHEAD)).isAlreadySo();
  });

  it('goes to a later day that is not past, within two years', () => {
    given(reformDecider, proposed('restructure', AHEAD)).when(puttingOff('2026-05-31')).refuses('not-later');
    given(reformDecider, proposed('restructure', '2026-01-01')).when(puttingOff('2026-04-29')).refuses('not-later');
    given(reformDecider, proposed('restructure', AHEAD)).when(puttingOff('2028-04-30')).emits(putOff('2028-04-30'));
    given(reformDecider, proposed('restructure', AHEAD)).when(puttingOff('2028-05-01')).refuses('date-too-far');
  });

  it('is judged by the day that holds, not by the one first proposed', () => {
    given(reformDecider, proposed('restructure', '2026-05-01'), putOff(AHEAD))
      .when(puttingOff('2026-05-15'))
      .refuses('not-later');
  });

  it('to the day that holds changes nothing, whatever became of the reform', () => {
    const decreedOnce = [proposed('restructure', COME), decreed('2026-03-01', COME)];
    given(reformDecider, ...decreedOnce, completed(COME))
      .when(puttingOff(COME))
      .isAlreadySo();
    given(reformDecider, proposed('restructure', AHEAD), cancelled('2026-04-01')).when(puttingOff(AHEAD)).isAlreadySo();
  });

  it('names the most final state first', () => {
    const before = [proposed('restructure', COME), decreed('2026-03-01', COME)];
    given(reformDecider, ...before, completed(COME))
      .when(puttingOff(AHEAD))
      .refuses('reform-completed');
    given(reformDecider, proposed('restructure', AHEAD), cancelled('2026-04-01'))
      .when(puttingOff('2026-06-02'))
      .refuses('reform-cancelled');
    given(reformDecider, ...before)
      .when(puttingOff('2026-04-29'))
      .refuses('reform-in-effect');
  });
});

describe('completing a reform', () => {
  const before = [proposed('simplification', '2026-04-10'), decreed('2026-04-20', '2026-04-10')];

  it('needs a decree signed by then, and an effective date that has come', () => {
    given(reformDecider, ...before)
      .when(completing('2026-04-20'))
      .emits(completed('2026-04-20'));
    given(reformDecider, ...before)
      .when(completing('2026-04-19'))
      .refuses('reform-not-decreed');
    given(reformDecider, proposed('simplification', '2026-04-10'), decreed('2026-03-01', '2026-04-10'))
      .when(completing('2026-04-09'))
      .refuses('reform-not-yet-effective');
    given(reformDecider, proposed('simplification', '2026-04-10')).when(completing(COME)).refuses('reform-not-decreed');
  });

  it('is not dated after today', () => {
    given(reformDecider, ...before)
      .when(completing('2026-04-30'))
      .emits(completed('2026-04-30'));
    given(reformDecider, ...before)
      .when(completing('2026-05-01'))
      .refuses('date-in-future');
  });

  it('is judged by the day that it was put off to', () => {
    given(reformDecider, proposed('simplification', '2026-05-01'), decreed('2026-04-01', '2026-05-01'), putOff(AHEAD))
      .when(completing(COME))
      .refuses('reform-not-yet-effective');
  });

  it('once more changes nothing; of a cancelled one it is refused', () => {
    given(reformDecider, ...before, completed('2026-04-20'))
      .when(completing('2026-04-20'))
      .isAlreadySo();
    given(reformDecider, ...before, cancelled('2026-04-25'))
      .when(completing('2026-05-01'))
      .refuses('reform-cancelled');
  });

  it('names the missing decree before the date', () => {
    given(reformDecider, proposed('simplification', '2026-04-10'))
      .when(completing('2026-05-01'))
      .refuses('reform-not-decreed');
  });
});

describe('cancelling a reform', () => {
  it('takes back a proposed one at any time, up to two years ahead', () => {
    for (const kind of REFORM_KINDS)
      given(reformDecider, proposed(kind, '2026-01-01')).when(cancelling(COME)).emits(cancelled(COME));
    given(reformDecider, proposed('restructure', AHEAD)).when(cancelling('2028-04-30')).emits(cancelled('2028-04-30'));
    given(reformDecider, proposed('restructure', AHEAD)).when(cancelling('2028-05-01')).refuses('date-too-far');
  });

  it('takes back a decreed restructure or equalisation until its day has come', () => {
    for (const kind of ['restructure', 'equalisation'] as const) {
      given(reformDecider, proposed(kind, '2026-05-01'), decreed('2026-03-01', '2026-05-01'))
        .when(cancelling(COME))
        .emits(kind === 'equalisation' ? { ...cancelled(COME), staff: [ana] } : cancelled(COME));
      given(reformDecider, proposed(kind, COME), decreed('2026-03-01', COME))
        .when(cancelling('2028-05-01'))
        .refuses('reform-in-effect');
    }
  });

  it('takes back a decreed simplification though its day has come', () => {
    given(reformDecider, proposed('simplification', COME), decreed('2026-03-01', COME))
      .when(cancelling(COME))
      .emits(cancelled(COME));
  });

  it('once more changes nothing; a completed one is not cancelled, which is named first', () => {
    given(reformDecider, proposed('restructure', AHEAD), cancelled('2026-04-01'))
      .when(cancelling('2026-04-01'))
      .isAlreadySo();
    given(reformDecider, proposed('restructure', COME), decreed('2026-03-01', COME), completed(COME))
      .when(cancelling('2028-05-01'))
      .refuses('reform-completed');
  });
});
