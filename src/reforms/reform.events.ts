import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ChartChange } from '../kernel/organisation/chart-change.js';
import type { ProgrammeId, ReformId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { StaffPosition } from '../kernel/organisation/position.js';
import type { ChartEvent } from '../units/chart.events.js';

export const REFORM_KINDS = ['restructure', 'simplification', 'equalisation'] as const;
export type ReformKind = (typeof REFORM_KINDS)[number];

/** How a procedure is: its steps and the days it takes. */
export type Procedure = { readonly steps: number; readonly days: number };

/** A post that an equalisation gives. */
export type Post = { readonly staff: StaffId; readonly position: StaffPosition };

/** What a reform is about, by its kind. */
export type ReformSubject =
  | { readonly kind: 'restructure'; readonly changes: readonly ChartChange[] }
  | { readonly kind: 'simplification'; readonly before: Procedure; readonly after: Procedure }
  | { readonly kind: 'equalisation'; readonly posts: readonly Post[] };

export type ReformProposed = {
  readonly type: 'ReformProposed';
  readonly reform: ReformId;
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly reason?: Sealed;
  readonly units: readonly UnitId[];
  readonly effectiveOn: CalendarDate;
  readonly subject: ReformSubject;
};

export type ReformDecreed = {
  readonly type: 'ReformDecreed';
  readonly reform: ReformId;
  readonly programme: ProgrammeId;
  readonly number: string;
  readonly signedOn: CalendarDate;
  readonly effectiveOn: CalendarDate;
  /** Of an equalisation: read off from here (domain.md, 8). */
  readonly posts?: readonly Post[];
};

export type ReformPutOff = {
  readonly type: 'ReformPutOff';
  readonly reform: ReformId;
  readonly programme: ProgrammeId;
  readonly effectiveOn: CalendarDate;
  readonly reason?: Sealed;
  /** Of a decreed equalisation: whose posts move. */
  readonly staff?: readonly StaffId[];
};

export type ReformCompleted = {
  readonly type: 'ReformCompleted';
  readonly reform: ReformId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
  readonly evidence?: Sealed;
};

export type ReformCancelled = {
  readonly type: 'ReformCancelled';
  readonly reform: ReformId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
  readonly reason?: Sealed;
  /** Of a decreed equalisation: whose posts are taken back. */
  readonly staff?: readonly StaffId[];
};

export type ReformFact = ReformProposed | ReformDecreed | ReformPutOff | ReformCompleted | ReformCancelled;

/** Of a decreed equalisation: whose posts are given from which day as told now; without it they are not given. */
type PostsNow = { readonly staff?: readonly StaffId[]; readonly effectiveOn?: CalendarDate };

export type ReformCorrection = CorrectionOf<
  'Reform',
  PostsNow & { readonly reform: ReformId; readonly programme: ProgrammeId },
  'restore' | 'annul' | 'uncomplete'
>;

export type ReformEvent = ReformFact | ReformCorrection;

/** What a reform consists of, as far as it may be corrected. */
export const REFORM_FACTS = [
  'ReformProposed',
  'ReformDecreed',
  'ReformPutOff',
  'ReformCompleted',
  'ReformCancelled',
] as const satisfies readonly ReformFact['type'][];

/** What the register keeps of a reform: what was enacted of it on the chart as well. */
export const REFORM_KEPT = [
  ...REFORM_FACTS,
  ...correctionsOf('Reform'),
  'RestructureEnacted',
  'RestructurePutOff',
  'RestructureRevoked',
  'RestructureCorrected',
] as const satisfies readonly (ReformEvent | ChartEvent)['type'][];
