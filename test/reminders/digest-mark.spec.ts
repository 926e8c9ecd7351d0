import { describe, it } from '@jest/globals';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { asId, type Subject } from '../../src/kernel/words/ids.js';
import { beginDigest, type Digest, digestDecider, releaseDigest } from '../../src/reminders/digest.decider.js';
import type { DigestEvent } from '../../src/reminders/digest.events.js';

import { given } from '../support/given.js';

const subject = asId<Subject>('ana');
const day = (raw: string): CalendarDate => raw as CalendarDate;
const begun = (on: string): DigestEvent => ({ type: 'DigestBegun', subject, on: day(on) });
const released = (on: string): DigestEvent => ({ type: 'DigestReleased', subject, on: day(on) });
const beginning = (today: string) => (digest: Digest) => beginDigest(digest, { subject, today: day(today) });
const releasing = (today: string) => (digest: Digest) => releaseDigest(digest, { subject, today: day(today) });

describe('a digest', () => {
  it('is begun once a day', () => {
    given(digestDecider).when(beginning('2026-03-02')).emits(begun('2026-03-02'));
    given(digestDecider, begun('2026-03-02')).when(beginning('2026-03-02')).isAlreadySo();
    given(digestDecider, begun('2026-03-02')).when(beginning('2026-03-03')).emits(begun('2026-03-03'));
  });

  it('is begun again that day once it was released', () => {
    given(digestDecider, begun('2026-03-02')).when(releasing('2026-03-02')).emits(released('2026-03-02'));
    given(digestDecider, begun('2026-03-02'), released('2026-03-02'))
      .when(beginning('2026-03-02'))
      .emits(begun('2026-03-02'));
  });

  it('is released on its day, and only where it was begun', () => {
    given(digestDecider).when(releasing('2026-03-02')).isAlreadySo();
    given(digestDecider, begun('2026-03-02')).when(releasing('2026-03-03')).isAlreadySo();
    given(digestDecider, begun('2026-03-02'), released('2026-03-02')).when(releasing('2026-03-02')).isAlreadySo();
  });
});
