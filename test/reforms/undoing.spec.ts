import { describe, it } from '@jest/globals';
import { reformDecider } from '../../src/reforms/reform.decider.js';
import { REFORM_KINDS } from '../../src/reforms/reform.events.js';
import { given } from '../support/given.js';
import {
  amended,
  amending,
  annulling,
  fact,
  restoring,
  uncompleting,
  undone,
  voided,
  voiding,
} from './correction.stories.js';
import {
  AHEAD,
  ana,
  cancelled,
  cancelling,
  COME,
  completed,
  completing,
  day,
  decreed,
  decreeing,
  proposed,
  subjects,
} from './reform.stories.js';

const SIGNED = '2026-03-01';
const APRIL = '2026-04-01';
const posts = { posts: subjects.equalisation.posts };

describe('a cancellation taken back', () => {
  it('leaves a proposal as it was, and a decree in force from its day', () => {
    given(reformDecider, proposed('restructure', AHEAD), cancelled(COME))
      .when(restoring)
      .emits(undone('restore', [1]));
    given(reformDecider, proposed('restructure', AHEAD), decreed(SIGNED, AHEAD), cancelled(COME))
      .when(restoring)
      .emits(undone('restore', [2], { effectiveOn: day(AHEAD) }));
    given(reformDecider, proposed('equalisation', AHEAD), decreed(SIGNED, AHEAD), cancelled(COME))
      .when(restoring)
      .emits(undone('restore', [2], { effectiveOn: day(AHEAD), staff: [ana] }));
  });

  it('is taken back once, until the reform is cancelled again', () => {
    const before = [proposed('restructure', AHEAD), cancelled(COME), undone('restore', [1])] as const;
    given(reformDecider, proposed('restructure', AHEAD)).when(restoring).refuses('nothing-to-undo');
    given(reformDecider, ...before)
      .when(restoring)
      .refuses('nothing-to-undo');
    given(reformDecider, ...before)
      .when(cancelling(COME))
      .emits(cancelled(COME));
    given(reformDecider, ...before, cancelled(COME))
      .when(restoring)
      .emits(undone('restore', [3]));
  });
});

describe('a decree taken back', () => {
  it('takes its completion with it, and the posts that it gave, in effect or not', () => {
    given(reformDecider, proposed('restructure', APRIL), decreed(SIGNED, APRIL), completed(COME))
      .when(annulling)
      .emits(undone('annul', [1, 2]));
    for (const on of [COME, AHEAD])
      given(reformDecider, proposed('equalisation', on), { ...decreed(SIGNED, on), ...posts })
        .when(annulling)
        .emits(undone('annul', [1], { staff: [ana] }));
  });

  it('leaves a proposal that may be decreed anew with another number, and then annulled again', () => {
    for (const kind of REFORM_KINDS) {
      const before = [proposed(kind, APRIL), decreed(SIGNED, APRIL), undone('annul', [1])] as const;
      given(reformDecider, ...before)
        .when(annulling)
        .refuses('nothing-to-undo');
      given(reformDecider, ...before)
        .when(completing(COME))
        .refuses('reform-not-decreed');
      given(reformDecider, ...before)
        .when(decreeing('2026-03-05'))
        .emits({ ...decreed('2026-03-05', APRIL), ...(kind === 'equalisation' ? posts : {}) });
      given(reformDecider, ...before, decreed('2026-03-05', APRIL))
        .when(annulling)
        .emits(undone('annul', [3], kind === 'equalisation' ? { staff: [ana] } : {}));
    }
  });

  it('leaves a cancelled one cancelled, and a proposal once that is taken back as well', () => {
    const before = [proposed('restructure', AHEAD), decreed(SIGNED, AHEAD), cancelled(COME)] as const;
    given(reformDecider, ...before)
      .when(annulling)
      .emits(undone('annul', [1]));
    given(reformDecider, ...before, undone('annul', [1]))
      .when(decreeing(SIGNED))
      .refuses('reform-cancelled');
    given(reformDecider, ...before, undone('annul', [1]))
      .when(restoring)
      .emits(undone('restore', [2]));
    given(reformDecider, ...before, undone('annul', [1]), undone('restore', [2]))
      .when(decreeing(SIGNED))
      .emits(decreed(SIGNED, AHEAD));
  });
});

describe('a completion taken back', () => {
  const before = [proposed('simplification', APRIL), decreed(SIGNED, APRIL)] as const;

  it('leaves a decreed reform, which may be completed again on another day', () => {
    given(reformDecider, ...before, completed(COME))
      .when(uncompleting)
      .emits(undone('uncomplete', [2]));
    const back = [...before, completed(COME), undone('uncomplete', [2])] as const;
    given(reformDecider, ...back)
      .when(uncompleting)
      .refuses('nothing-to-undo');
    given(reformDecider, ...back)
      .when(completing('2026-04-02'))
      .emits(completed('2026-04-02'));
    given(reformDecider, ...back)
      .when(cancelling(COME))
      .emits(cancelled(COME));
    given(reformDecider, ...back)
      .when(amending({ completedOn: day(COME) }))
      .refuses('reform-not-completed');
  });

  it('is nothing where there is none', () => {
    given(reformDecider, ...before)
      .when(uncompleting)
      .refuses('nothing-to-undo');
  });
});

describe('a reform that should never have been recorded', () => {
  it('is void unless a decree stands, cancelled or not', () => {
    const decreedOnce = [proposed('restructure', AHEAD), decreed(SIGNED, AHEAD)] as const;
    given(reformDecider, proposed('restructure', AHEAD)).when(voiding).emits(voided);
    given(reformDecider, proposed('restructure', AHEAD), cancelled(COME)).when(voiding).emits(voided);
    for (const more of [[], [cancelled(COME)]])
      given(reformDecider, ...decreedOnce, ...more)
        .when(voiding)
        .refuses('facts-recorded');
    given(reformDecider, ...decreedOnce, undone('annul', [1]))
      .when(voiding)
      .emits(voided);
  });

  it('is void once', () => {
    given(reformDecider, proposed('restructure', AHEAD), voided).when(voiding).isAlreadySo();
  });
});

describe('doing again what is recorded', () => {
  it('is already recorded with another number or day, and so only if it says the same', () => {
    const before = [proposed('simplification', APRIL), decreed(SIGNED, APRIL)] as const;
    for (const more of [[], [completed(COME)]]) {
      given(reformDecider, ...before, ...more)
        .when(decreeing(SIGNED))
        .isAlreadySo();
      given(reformDecider, ...before, ...more)
        .when(decreeing('2026-03-02'))
        .refuses('already-recorded');
    }
    given(reformDecider, ...before, completed(COME))
      .when(completing(COME))
      .isAlreadySo();
    given(reformDecider, ...before, completed(COME))
      .when(completing('2026-05-01'))
      .refuses('already-recorded');
    given(reformDecider, ...before, cancelled(COME))
      .when(cancelling('2028-05-01'))
      .refuses('already-recorded');
  });

  it('is compared with what is right', () => {
    const right = amended([{ fact: fact(2), right: { on: day('2026-04-02') } }]);
    const before = [proposed('simplification', APRIL), decreed(SIGNED, APRIL), completed(COME), right] as const;
    given(reformDecider, ...before)
      .when(completing('2026-04-02'))
      .isAlreadySo();
    given(reformDecider, ...before)
      .when(completing(COME))
      .refuses('already-recorded');
  });
});
