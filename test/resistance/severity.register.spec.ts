import { describe, expect, it } from '@jest/globals';
import { severityOf } from '../../src/resistance/severity.register.js';

describe('severity', () => {
  it('stands on its bounds exactly', () => {
    expect(severityOf({ reach: 10, intensity: 'medium' }, 10)).toBe('critical');
    expect(severityOf({ reach: 10, intensity: 'low' }, 10)).toBe('high');
    expect(severityOf({ reach: 2, intensity: 'low' }, 5)).toBe('medium');
    expect(severityOf({ reach: 399, intensity: 'low' }, 1000)).toBe('low');
    expect(severityOf({ reach: 400, intensity: 'low' }, 1000)).toBe('medium');
    expect(severityOf({ reach: 2, intensity: 'high' }, 15)).toBe('medium');
    expect(severityOf({ reach: 1, intensity: 'high' }, 3)).toBe('high');
    expect(severityOf({ reach: 2, intensity: 'high' }, 3)).toBe('critical');
  });

  it('takes no more than all, and all where nobody was there', () => {
    expect(severityOf({ reach: 500, intensity: 'low' }, 10)).toBe('high');
    expect(severityOf({ reach: 1, intensity: 'low' }, 0)).toBe('high');
    expect(severityOf({ reach: 1, intensity: 'critical' }, 0)).toBe('critical');
  });
});
