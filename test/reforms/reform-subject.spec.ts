import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDecreedRestructure, type KnownReform, reformDecider, staffOf } from '../../src/reforms/reform.decider.js';
import { REFORM_KINDS, type ReformEvent } from '../../src/reforms/reform.events.js';
import { given } from '../support/given.js';
import { ana, cancelled, completed, decreed, proposed } from './reform.stories.js';

const ON = '2026-04-10';

const after = (...events: readonly ReformEvent[]): KnownReform => {
  const seen: KnownReform[] = [];
  given(reformDecider, ...events).when((reform) => {
    if (reform.phase !== 'absent') seen.push(reform);
    return [];
  });
  const [known] = seen;
  assert.ok(known !== undefined);
  return known;
};

describe('a reform that changes chart or posts', () => {
  it('does so once it is decreed, by its kind', () => {
    for (const kind of REFORM_KINDS) {
      assert.equal(isDecreedRestructure(after(proposed(kind, ON))), false);
      assert.deepEqual(staffOf(after(proposed(kind, ON))), {});
    }
    assert.equal(isDecreedRestructure(after(proposed('restructure', ON), decreed(ON, ON))), true);
    assert.equal(isDecreedRestructure(after(proposed('equalisation', ON), decreed(ON, ON))), false);
    assert.deepEqual(staffOf(after(proposed('equalisation', ON), decreed(ON, ON))), { staff: [ana] });
    assert.deepEqual(staffOf(after(proposed('restructure', ON), decreed(ON, ON))), {});
  });

  it('has nothing left to move once it is cancelled or completed', () => {
    for (const end of [cancelled(ON), completed(ON)]) {
      assert.equal(isDecreedRestructure(after(proposed('restructure', ON), decreed(ON, ON), end)), false);
      assert.deepEqual(staffOf(after(proposed('equalisation', ON), decreed(ON, ON), end)), {});
    }
  });

  it('is not completed without a decree', () => {
    assert.equal(after(proposed('simplification', ON), completed(ON)).phase, 'proposed');
  });
});
