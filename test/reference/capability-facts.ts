import type { Day } from './days.js';

/** As the ids of every other fact. */
type Id = string;

/** To what a suggestion led. */
export type Link = { readonly collection: 'reform' | 'directive' | 'practice' | 'course'; readonly thing: Id };

/** What is told of learning, of quiet and of who is heard (capabilities.md, 11, 12 and 14). */
export type CapabilityHappening =
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
  /** A link that was added to an adoption, which is named by its fact. */
  | {
      readonly type: 'linked';
      readonly suggestion: Id;
      readonly adoption: number;
      readonly on: Day;
      readonly link: Link;
    };
