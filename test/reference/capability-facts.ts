import type { Day } from './days.js';

/** As the ids of every other fact. */
type Id = string;

/** What is told of learning and of quiet (capabilities.md, 11 and 12). */
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
  | { readonly type: 'unquiet'; readonly report: Id };
