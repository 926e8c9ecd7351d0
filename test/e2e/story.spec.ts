import { describe } from '@jest/globals';
import { here } from '../support/server-here.js';
import { readsAsExpected } from './story.suite.js';

describe('the example city reads as its independent reference says', () =>
  readsAsExpected(async () => ({ start: here, env: {} })));
