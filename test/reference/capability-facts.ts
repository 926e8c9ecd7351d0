import type { Day } from './days.js';
import type { SurveyHappening } from './survey-facts.js';

/** As the ids of every other fact. */
type Id = string;

/** To what a suggestion led. */
export type Link = { readonly collection: 'reform' | 'directive' | 'practice' | 'course'; readonly thing: Id };

/** What is told of learning, of quiet, of who is heard and of complaints (capabilities.md, 11, 12, 14 and 15). */
export type CapabilityHappening =
  | SurveyHappening
  | {
      readonly type: 'course';
      readonly thing: Id;
      readonly programme: Id;
      readonly units: readonly Id[];
      readonly on: Day;
      readonly windowDays: number | null;
      readonly hours: number;
    }
  | {
      readonly type: 'resulted';
      readonly course: Id;
      readonly staff: Id;
      readonly on: Day;
      readonly result: string;
    }
  | { readonly type: 'training'; readonly training: Id; readonly hours: number; readonly on: Day }
  /** One person earned the hours of a training. */
  | { readonly type: 'taught'; readonly training: Id; readonly staff: Id; readonly hours: number; readonly on: Day }
  | { readonly type: 'quiet'; readonly report: Id; readonly programme: Id; readonly unit: Id; readonly on: Day }
  /** A nil report that was taken back stays in its register. */
  | { readonly type: 'unquiet'; readonly report: Id }
  | { readonly type: 'guests'; readonly session: Id; readonly guests: number }
  | {
      readonly type: 'suggested';
      readonly suggestion: Id;
      readonly programme: Id;
      readonly unit: Id;
      readonly on: Day;
      readonly source: string;
      /** The session at which it was heard; it stays when that session is void. */
      readonly heardAt: Id | null;
    }
  | {
      readonly type: 'weighed';
      readonly suggestion: Id;
      readonly step: 'consider' | 'adopt' | 'decline' | 'reopen';
      readonly on: Day;
      readonly link: Link | null;
    }
  | {
      readonly type: 'complained';
      readonly complaint: Id;
      readonly on: Day;
      readonly channel: string;
      /** Its labels; they are lost with what is void. */
      readonly about: Id | null;
      readonly aboutReform: Id | null;
    }
  | {
      readonly type: 'handled';
      readonly complaint: Id;
      readonly step:
        'verify' | 'return' | 'complete' | 'forward' | 'reject' | 'withdraw' | 'assign' | 'answer' | 'close' | 'reopen';
      readonly on: Day;
      readonly tier: string | null;
      readonly unit: Id | null;
      /** Its words, to know the same step again. */
      readonly said: string;
    }
  | { readonly type: 'holiday'; readonly holiday: Id; readonly on: Day; readonly name: string }
  /** A link that was added to an adoption, which is named by its fact. */
  | {
      readonly type: 'linked';
      readonly suggestion: Id;
      readonly adoption: number;
      readonly on: Day;
      readonly link: Link;
    };
