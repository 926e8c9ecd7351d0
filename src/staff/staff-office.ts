import { Injectable } from '@nestjs/common';
import { type StaffRecord } from '../../projections/directory.view.js';
import { assignedOn, notInService } from '../kernel/organisation/career.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decision, Moment } from '../kernel/facts/decider.js';
import { asId, type StaffId, type UnitId } from '../kernel/words/ids.js';
import type { Outcome } from '../kernel/facts/wish.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { Nip } from '../kernel/organisation/nip.js';
import { type EmploymentKind, samePosition, type StaffPosition } from '../kernel/organisation/position.js';
import type { Position } from '../kernel/ports/event-store.js';
import { refuse } from '../kernel/words/refusal.js';
import { Keys } from '../platform/ports/ports.js';
import { ChartBook } from '../units/chart.queries.js';
import { Directory } from './directory.queries.js';
import { Numbers } from './numbers.js';
import type { Sight } from './unit-access.queries.js';
import { positionAt } from './position.rules.js';
import { type Charts, departedAlready, enrolmentFault, transferFault } from './staff.decider.js';
import type { DepartureReason, StaffEvent } from './staff.events.js';

export const NOBODY: StaffRecord = { career: [], posts: [], names: [], nips: [], revision: -1 };

type Enrolment = {
  readonly staff: StaffId;
  readonly nip: Nip;
  readonly name: string;
  readonly unit: UnitId;
  readonly employment: EmploymentKind;
  readonly position: StaffPosition;
  readonly on: CalendarDate | undefined;
};

type Transfer = {
  readonly staff: StaffId;
  readonly unit: UnitId;
  readonly position: StaffPosition | undefined;
  readonly on: CalendarDate | undefined;
  readonly decree: Sealed | undefined;
};

type Correction = {
  readonly staff: StaffId;
  readonly nip: Nip | undefined;
  readonly name: string | undefined;
  readonly reason: Sealed;
};

/** Wishes about one person, judged by the directory and the chart as they stand when their turn comes. */
@Injectable()
export class StaffOffice {
  constructor(
    private readonly charts: ChartBook,
    private readonly directory: Directory,
    private readonly keys: Keys,
    private readonly numbers: Numbers,
  ) {}

  /** The facts about a person in other streams: a bulk transfer and the decree of an equalisation have their own. */
  async factsElsewhere(staff: StaffId): Promise<readonly Position[]> {
    return this.directory.elsewhere(staff);
  }

  /** An answer with the person's revision, in which the facts in other streams count. */
  async counted(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind !== 'done') return outcome;
    const others = await this.directory.elsewhereBy(asId<StaffId>(outcome.id), outcome.position);
    return { ...outcome, revision: outcome.revision + others.length };
  }

  /** Whose number it is; `fresh` where it is nobody's yet. */
  async holder(nip: Nip, fresh: StaffId): Promise<StaffId> {
    const [holder] = await this.numbers.holders([nip]);
    return holder ?? fresh;
  }

  /** Whose numbers they are or were, in order. */
  async holders(nips: readonly Nip[]): Promise<readonly (StaffId | undefined)[]> {
    return this.numbers.holders(nips);
  }

  /** Whose numbers they are, of those who may be seen. */
  async lookup(nips: readonly Nip[], sees: Sight): Promise<{ nip: Nip; staff: StaffId }[]> {
    const found = await this.holders(nips);
    const people = await this.directory.people(found.flatMap((staff) => staff ?? []));
    return nips.flatMap((nip, index) => {
      const staff = found[index];
      const record = staff && people.get(staff);
      return staff !== undefined && record && sees(record) ? [{ nip, staff }] : [];
    });
  }

  async record(staff: StaffId): Promise<StaffRecord> {
    return (await this.directory.people([staff])).get(staff) ?? NOBODY;
  }

  async chartsOn(on: CalendarDate): Promise<Charts> {
    return { onDay: await this.charts.on(on), last: await this.charts.last() };
  }

  async enrol(wish: Enrolment, { today }: Moment): Promise<Decision<StaffEvent>> {
    const { staff, nip, name, unit, employment, position } = wish;
    const on = wish.on ?? today;
    const { career } = await this.record(staff);
    const fault = enrolmentFault(career, { unit, on, today }, await this.chartsOn(on));
    if (fault) return refuse(fault);
    const [holder] = await this.numbers.claim([{ nip, staff }]);
    if (holder !== staff) return refuse('nip-taken');
    const [sealedNip, sealedName] = await this.keys.seal([
      { owner: `staff:${staff}`, text: nip },
      { owner: `staff:${staff}`, text: name },
    ]);
    if (!sealedNip || !sealedName) throw new Error('the keyring sealed nothing');
    return [{ type: 'StaffEnrolled', staff, unit, employment, position, on, nip: sealedNip, name: sealedName }];
  }

  async transfer(wish: Transfer, { today }: Moment): Promise<Decision<StaffEvent>> {
    const { staff, unit, position, decree } = wish;
    const on = wish.on ?? today;
    const record = await this.record(staff);
    if (await this.isThere(record, { unit, position }, on)) return [];
    const fault = transferFault(record.career, { unit, on, today }, await this.chartsOn(on));
    if (fault) return refuse(fault);
    const parts = { ...(position ? { position } : {}), ...(decree ? { decree } : {}) };
    return [{ type: 'StaffTransferred', staff, unit, on, ...parts }];
  }

  /** Where the person is on that day, mergers followed, with no other position: it changes nothing. */
  async isThere(
    record: StaffRecord,
    { unit, position }: Pick<Transfer, 'unit' | 'position'>,
    on: CalendarDate,
  ): Promise<boolean> {
    const assigned = assignedOn(record.career, on);
    const chart = await this.charts.on(on);
    const here = assigned && chart.resolve(assigned);
    return (
      here !== undefined &&
      here === chart.resolve(unit) &&
      (position === undefined || samePosition(positionAt(record, on, LAST_DAY), position))
    );
  }

  async depart(
    wish: { staff: StaffId; on: CalendarDate | undefined; reason: DepartureReason },
    { today }: Moment,
  ): Promise<Decision<StaffEvent>> {
    const { staff, reason } = wish;
    const on = wish.on ?? today;
    const { career } = await this.record(staff);
    if (departedAlready(career, on, reason)) return [];
    const fault = notTooFar(on, today) ?? notInService(career, on);
    return fault ? refuse(fault) : [{ type: 'StaffDeparted', staff, on, reason }];
  }

  async correct({ staff, nip, name, reason }: Correction): Promise<Decision<StaffEvent>> {
    const record = await this.record(staff);
    const [nipNow, nameNow] = await this.openNow(record);
    const fresh = { nip: nip === nipNow ? undefined : nip, name: name === nameNow ? undefined : name };
    if (fresh.nip === undefined && fresh.name === undefined) return [];
    if (fresh.nip !== undefined) {
      const [holder] = await this.numbers.claim([{ nip: fresh.nip, staff }]);
      if (holder !== staff) return refuse('nip-taken');
    }
    const texts = Object.entries(fresh).flatMap(([field, text]) => (text === undefined ? [] : [{ field, text }]));
    const sealed = await this.keys.seal(texts.map(({ text }) => ({ owner: `staff:${staff}`, text })));
    const parts: { nip?: Sealed; name?: Sealed } = Object.fromEntries(
      texts.map(({ field }, index) => [field, sealed[index]] as const),
    );
    return [{ type: 'StaffCorrected', staff, ...parts, reason }];
  }

  private async openNow({ nips, names }: StaffRecord): Promise<readonly (string | null)[]> {
    const last = [nips.at(-1)?.sealed, names.at(-1)?.sealed];
    return this.keys.open(last.flatMap((one) => one ?? []));
  }
}
