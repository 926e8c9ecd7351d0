import { describe, it } from '@jest/globals';
import { asId, type UnitId } from '../../src/kernel/words/ids.js';
import { reformDecider } from '../../src/reforms/reform.decider.js';
import { given } from '../support/given.js';
import { amended, amending, fact, undone } from './correction.stories.js';
import {
  AHEAD,
  ana,
  cancelled,
  COME,
  completed,
  completing,
  day,
  decreed,
  decreeing,
  proposed,
  putOff,
  puttingOff,
  subjects,
} from './reform.stories.js';

const SIGNED = '2026-03-01';
const effective = (on: string) => ({ effectiveOn: day(on) });

describe('a reform told otherwise', () => {
  it('has its words and units corrected in the proposal, and nothing of what is so already', () => {
    const units = [asId<UnitId>('archive')];
    const [permits] = proposed('restructure', AHEAD).units;
    given(reformDecider, proposed('restructure', AHEAD))
      .when(amending({ title: 'Izin', units }))
      .emits(amended([{ fact: fact(0), right: { title: 'Izin', units } }]));
    given(reformDecider, proposed('restructure', AHEAD))
      .when(amending({ title: 'Alur izin', units: permits ? [permits] : [], ...effective(AHEAD) }))
      .isAlreadySo();
  });

  it('names only units that its programme covers, where it names others', () => {
    const outside = 'unit-outside-programme';
    const { units } = proposed('restructure', AHEAD);
    given(reformDecider, proposed('restructure', AHEAD))
      .when(amending({ units: [asId<UnitId>('archive')] }, outside))
      .refuses(outside);
    given(reformDecider, proposed('restructure', AHEAD))
      .when(amending({ title: 'Izin', units }, outside))
      .emits(amended([{ fact: fact(0), right: { title: 'Izin' } }]));
  });

  it('has number and day of signing corrected in the decree, the day in the completion', () => {
    const before = [proposed('simplification', COME), decreed(SIGNED, COME)] as const;
    const wish = { number: '9', signedOn: day('2026-03-02') };
    given(reformDecider, ...before)
      .when(amending(wish))
      .emits(amended([{ fact: fact(1), right: wish }]));
    const done = [proposed('simplification', '2026-04-01'), decreed(SIGNED, '2026-04-01'), completed(COME)] as const;
    given(reformDecider, ...done)
      .when(amending({ completedOn: day('2026-04-20') }))
      .emits(amended([{ fact: fact(2), right: { on: day('2026-04-20') } }]));
  });

  it('has no decree or completion to correct where there is none', () => {
    const before = [proposed('simplification', COME)] as const;
    given(reformDecider, ...before)
      .when(amending({ signedOn: day(SIGNED) }))
      .refuses('reform-not-decreed');
    given(reformDecider, ...before)
      .when(amending({ number: '9', title: 'Izin' }))
      .refuses('reform-not-decreed');
    given(reformDecider, ...before, decreed(SIGNED, COME))
      .when(amending({ completedOn: day(COME) }))
      .refuses('reform-not-completed');
    given(reformDecider, ...before, decreed(SIGNED, COME), undone('annul', [1]))
      .when(amending({ number: '9' }))
      .refuses('reform-not-decreed');
  });

  it('has one of its procedures corrected, and the other kept', () => {
    const { simplification } = subjects;
    const after = { steps: 5, days: 2 };
    given(reformDecider, proposed('simplification', AHEAD))
      .when(amending({ after }))
      .emits(amended([{ fact: fact(0), right: { subject: { ...simplification, after } } }]));
    given(reformDecider, proposed('simplification', AHEAD))
      .when(amending({ before: { days: 14, steps: 9 } }))
      .isAlreadySo();
  });
});

describe('a fact of which several fields are told otherwise', () => {
  it('is corrected once', () => {
    given(reformDecider, proposed('restructure', AHEAD))
      .when(amending({ title: 'Izin', ...effective(COME) }))
      .emits(amended([{ fact: fact(0), right: { title: 'Izin', ...effective(COME) } }]));
  });
});

describe('the days of a reform told otherwise', () => {
  it('are any day for the effective one, within two years, told where it was told last', () => {
    for (const on of ['2024-01-01', '2026-05-31', '2028-04-30']) {
      given(reformDecider, proposed('simplification', AHEAD))
        .when(amending(effective(on)))
        .emits(amended([{ fact: fact(0), right: effective(on) }]));
      given(reformDecider, proposed('simplification', COME), putOff(AHEAD))
        .when(amending(effective(on)))
        .emits(amended([{ fact: fact(1), right: effective(on) }]));
    }
    given(reformDecider, proposed('simplification', AHEAD))
      .when(amending(effective('2028-05-01')))
      .refuses('date-too-far');
  });

  it('say from which day a decree is on the chart, and whose posts move', () => {
    const on = effective('2026-02-01');
    given(reformDecider, proposed('restructure', COME), decreed(SIGNED, COME))
      .when(amending(on))
      .emits(amended([{ fact: fact(0), right: on }], on));
    given(reformDecider, proposed('equalisation', COME), decreed(SIGNED, COME))
      .when(amending(on))
      .emits(amended([{ fact: fact(0), right: on }], { ...on, staff: [ana] }));
    given(reformDecider, proposed('equalisation', AHEAD), decreed(SIGNED, AHEAD), cancelled(COME))
      .when(amending(on))
      .emits(amended([{ fact: fact(0), right: on }]));
  });

  it('keep the order in which they were recorded', () => {
    const done = [proposed('simplification', '2026-04-01'), decreed(SIGNED, '2026-04-01'), completed('2026-04-10')];
    for (const [wish, code] of [
      [{ signedOn: day('2026-04-11') }, 'reform-not-decreed'],
      [effective('2026-04-11'), 'reform-not-yet-effective'],
      [{ completedOn: day('2026-03-31') }, 'reform-not-yet-effective'],
      [{ completedOn: day('2026-02-28'), ...effective('2026-02-01') }, 'reform-not-decreed'],
      [{ completedOn: day('2026-05-01') }, 'date-in-future'],
      [{ signedOn: day('2028-05-01') }, 'reform-not-decreed'],
    ] as const)
      given(reformDecider, ...done)
        .when(amending(wish))
        .refuses(code);
    given(reformDecider, proposed('simplification', AHEAD), decreed(SIGNED, AHEAD))
      .when(amending({ signedOn: day('2028-05-01') }))
      .refuses('date-too-far');
    const all = { completedOn: day('2026-02-03'), signedOn: day('2026-02-01'), ...effective('2026-02-02') };
    given(reformDecider, ...done)
      .when(amending(all))
      .emits(
        amended(
          [
            { fact: fact(0), right: effective('2026-02-02') },
            { fact: fact(1), right: { signedOn: all.signedOn } },
            { fact: fact(2), right: { on: all.completedOn } },
          ],
          effective('2026-02-02'),
        ),
      );
  });

  it('are those by which later steps are judged', () => {
    const right = amended([{ fact: fact(0), right: effective(AHEAD) }]);
    const before = [proposed('simplification', COME), decreed(SIGNED, COME), right] as const;
    given(reformDecider, ...before)
      .when(completing(COME))
      .refuses('reform-not-yet-effective');
    given(reformDecider, ...before)
      .when(puttingOff('2026-06-02'))
      .emits(putOff('2026-06-02'));
    const number = amended([{ fact: fact(1), right: { number: '9' } }]);
    given(reformDecider, proposed('simplification', COME), decreed(SIGNED, COME), number)
      .when(decreeing(SIGNED))
      .refuses('already-recorded');
  });
});
