import { describe, expect, it } from '@jest/globals';
import { RULE_TEXTS } from '../../src/catalogue.js';
import type { RuleCode } from '../../src/kernel/words/refusal.js';

/** What puts right that which a rule speaks of, if that was recorded wrongly: the words of the requests. */
const CORRECTIONS: Partial<Readonly<Record<RuleCode, readonly string[]>>> = {
  'already-recorded': ['amend', 'reopen', 'restore', 'annul', 'uncomplete'],
  'facts-recorded': ['retractions', 'annul', 'void'],
  'nothing-to-undo': ['history'],
  'by-decree': ['amend', 'annul', 'postpone'],
  'programme-closed': ['reopen'],
  'before-issue': ['amend'],
  'directive-withdrawn': ['restore'],
  'practice-retired': ['restore'],
  'reform-not-decreed': ['amend'],
  'reform-not-completed': ['complete'],
  'reform-not-yet-effective': ['amend'],
  'reform-in-effect': ['amend', 'annul'],
  'not-later': ['amend'],
  'reform-completed': ['amend', 'uncomplete'],
  'reform-cancelled': ['restore'],
  'before-session-day': ['amend'],
  'session-not-planned': ['amend', 'restore', 'uninvite', 'retractions'],
  'session-cancelled': ['restore'],
  'too-few-seats': ['uninvite', 'amend'],
  'issue-closed': ['undo'],
  'issue-open': ['undo'],
  'step-backwards': ['undo', 'amend'],
  'code-taken': ['amend'],
  'unit-ended': ['amend', 'undo'],
  'unit-not-empty': ['undo'],
  'chart-cycle': ['undo'],
  'before-enrolment': ['undo'],
  'after-departure': ['undo'],
  'nip-taken': ['correct', 'undo'],
};

const corrections = Object.entries(CORRECTIONS) as [RuleCode, readonly string[]][];

describe('what a rule says', () => {
  it.each(corrections)('of %s names what puts it right, in both languages', (code, words) => {
    for (const language of ['id', 'en'] as const) {
      const said = new Set(RULE_TEXTS[code][language].detail.split(/[^a-zA-Z]+/u));
      expect([language, words.filter((word) => !said.has(word))]).toStrictEqual([language, []]);
    }
  });
});
