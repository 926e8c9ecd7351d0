import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ChartChange, UnitKind } from '../kernel/organisation/chart-change.js';
import type { Amendment } from '../kernel/facts/telling.js';
import type { EventId, ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

export type UnitChanged = {
  readonly type: 'UnitChanged';
  readonly on: CalendarDate;
  readonly change: ChartChange;
};

/** A decreed restructure: its changes take effect together, in the order listed. */
export type RestructureEnacted = {
  readonly type: 'RestructureEnacted';
  readonly reform: ReformId;
  readonly programme: ProgrammeId;
  readonly number: string;
  readonly signedOn: CalendarDate;
  readonly effectiveOn: CalendarDate;
  readonly changes: readonly ChartChange[];
};

export type RestructurePutOff = {
  readonly type: 'RestructurePutOff';
  readonly reform: ReformId;
  readonly effectiveOn: CalendarDate;
  /** For the reform, should it have to be told later. */
  readonly reason?: Sealed;
};

export type RestructureRevoked = {
  readonly type: 'RestructureRevoked';
  readonly reform: ReformId;
  readonly on: CalendarDate;
  /** As of a postponement. */
  readonly reason?: Sealed;
};

/** What corrects a decree: its effective day told otherwise, or something of it taken back. */
export type DecreeCorrection = { readonly reason: Sealed } & (
  | { readonly amended: readonly Amendment[] }
  | { readonly what: 'restore' | 'annul'; readonly undone: readonly EventId[] }
);

/** A decree corrected: the day from which its changes are on the chart as told now; without it they are not on it. */
export type RestructureCorrected = {
  readonly type: 'RestructureCorrected';
  readonly reform: ReformId;
  readonly programme: ProgrammeId;
  readonly effectiveOn?: CalendarDate;
  /** For the reform, should it have to be told later. */
  readonly told: DecreeCorrection;
};

/** What the chart records of a reform. */
export type RestructureEvent = RestructureEnacted | RestructurePutOff | RestructureRevoked | RestructureCorrected;

/** What is right of a unit's establishment. */
export type RightOfUnit = {
  readonly code?: string;
  readonly kind?: UnitKind;
  /** Only where no decree established it. */
  readonly since?: CalendarDate;
};

/** A unit was established otherwise than it was told: that holds for every day. */
export type UnitAmended = {
  readonly type: 'UnitAmended';
  readonly unit: UnitId;
  /** The event that established it. */
  readonly establishment: EventId;
  readonly right: RightOfUnit;
  readonly reason: Sealed;
};

/** A change of a unit by itself is taken back, as if it had never been told. */
export type UnitUndone = {
  readonly type: 'UnitUndone';
  readonly unit: UnitId;
  /** The event that told it. */
  readonly change: EventId;
  readonly reason: Sealed;
};

export type ChartEvent = UnitChanged | UnitAmended | UnitUndone | RestructureEvent;

/** The whole chart is one stream. */
export const CHART = { category: 'chart', id: 'city' } as const;
