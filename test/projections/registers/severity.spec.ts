import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { severityOf } from '../../../projections/registers/severity.js';

describe('severity', () => {
  it('stands on its bounds exactly', () => {
    assert.equal(severityOf({ reach: 10, intensity: 'medium' }, 10), 'critical');
    assert.equal(severityOf({ reach: 10, intensity: 'low' }, 10), 'high');
    assert.equal(severityOf({ reach: 2, intensity: 'low' }, 5), 'medium');
    assert.equal(severityOf({ reach: 399, intensity: 'low' }, 1000), 'low');
    assert.equal(severityOf({ reach: 400, intensity: 'low' }, 1000), 'medium');
    assert.equal(severityOf({ reach: 2, intensity: 'high' }, 15), 'medium');
    assert.equal(severityOf({ reach: 1, intensity: 'high' }, 3), 'high');
    assert.equal(severityOf({ reach: 2, intensity: 'high' }, 3), 'critical');
  });

  it('takes no more than all, and all where nobody was there', () => {
    assert.equal(severityOf({ reach: 500, intensity: 'low' }, 10), 'high');
    assert.equal(severityOf({ reach: 1, intensity: 'low' }, 0), 'high');
    assert.equal(severityOf({ reach: 1, intensity: 'critical' }, 0), 'critical');
  });
});
