import { describe, expect, it } from '@jest/globals';
import { isDecreedRestructure, type KnownReform, reformDecider, staffOf } from '../../src/reforms/reform.decider.js';
import { REFORM_KINDS, type ReformEvent } from '../../src/reforms/reform.events.js';
import { given } from '../support/given.js';
import { ana, cancelled, completed, decreed, proposed } from './reform.stories.js';
import { must } from '../support/expectation.js';

const ON = '2026-04-10';

const after = (...events: readonly ReformEvent[]): KnownReform => {
  const seen: KnownReform[] = [];
  given(reformDecider, ...events).when((reform) => {
    if (reform.phase !== 'absent') seen.push(reform);
    return [];
  });
  const [known] = seen;
  must(known !== undefined);
  return known;
};

describe('a reform that changes chart or posts', () => {
  it('does so once it is decreed, by its kind', () => {
    for (const kind of REFORM_KINDS) {
      expect(isDecreedRestructure(after(proposed(kind, ON)))).toBe(false);
      expect(staffOf(after(proposed(kind, ON)))).toStrictEqual({});
    }
    expect(isDecreedRestructure(after(proposed('restructure', ON), decreed(ON, ON)))).toBe(true);
    expect(isDecreedRestructure(after(proposed('equalisation', ON), decreed(ON, ON)))).toBe(false);
    expect(staffOf(after(proposed('equalisation', ON), decreed(ON, ON)))).toStrictEqual({ staff: [ana] });
    expect(staffOf(after(proposed('restructure', ON), decreed(ON, ON)))).toStrictEqual({});
  });

  it('has it still to move once it is cancelled or completed: both may be taken back', () => {
    for (const end of [cancelled(ON), completed(ON)]) {
      expect(isDecreedRestructure(after(proposed('restructure', ON), decreed(ON, ON), end))).toBe(true);
      expect(staffOf(after(proposed('equalisation', ON), decreed(ON, ON), end)).staff?.length).toBe(1);
    }
  });

  it('is not completed without a decree', () => {
    expect(after(proposed('simplification', ON), completed(ON)).phase).toBe('proposed');
  });
});
