import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Subject } from '../kernel/words/ids.js';

/** A subject's digest of a day is about to be sent: whatever comes of it, there is no other on that day. */
export type DigestBegun = { readonly type: 'DigestBegun'; readonly subject: Subject; readonly on: CalendarDate };

/** It was certainly not sent, and may be begun again. */
export type DigestReleased = { readonly type: 'DigestReleased'; readonly subject: Subject; readonly on: CalendarDate };

export type DigestEvent = DigestBegun | DigestReleased;
