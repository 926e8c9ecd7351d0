import { Injectable } from '@nestjs/common';
import type { Defined, Evidenced } from '../kernel/evidence/evidenced.js';
import type { EvidenceFacts, RetractionFacts } from '../kernel/evidence/recording.js';
import type { Aim } from '../kernel/facts/aim.js';
import type { Decision, DomainEvent } from '../kernel/facts/decider.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { unitsOn } from '../kernel/organisation/dated.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { Permission } from '../platform/callers/permissions.js';
import { thingOwner, Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { Reached } from '../staff/reached.queries.js';
import { ChartBook } from '../units/chart.queries.js';

type PeopleAim<E extends DomainEvent> = Aim<Evidenced, E> & { readonly permission: Permission };

type Named = { readonly unit: UnitId; readonly staff: readonly StaffId[] };
type Seen = Named & { readonly on?: CalendarDate; readonly source: string };
type TakenBack = Named & { readonly on: CalendarDate; readonly reason: string };

type Told = Named & { readonly programme: ProgrammeId; readonly on: CalendarDate };

/** How evidence of people is recorded and taken back, and who may; what the events are called is their own. */
@Injectable()
export class EvidenceOfPeople {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
  ) {}

  async record<E extends DomainEvent>(
    { permission, ...aim }: PeopleAim<E>,
    { unit, staff, ...seen }: Seen,
    decide: (thing: Defined, told: Told & { readonly source: Sealed }, facts: EvidenceFacts) => Decision<E>,
  ): Promise<Outcome> {
    const { actor } = aim.envelope;
    return this.things.judge(aim, {
      gather: async (_, { today }) => {
        const on = seen.on ?? today;
        const where = await this.reached.must({ actor, permission, unit, staff, days: () => [on], today });
        const unitEnded = !(await this.charts.existsOn(unit, [on, today]));
        return { on, where, unitEnded, source: await this.sealing.text(thingOwner(aim), seen.source) };
      },
      decide: (thing, { on, where, unitEnded, source, programme, rules }, { today }) => {
        const faults = where.faults(staff, { on, today, unit, targets: unitsOn(thing.targets, on) });
        const facts = { today, closed: rules.toRecord(on), unitEnded, faults };
        return decide(thing, { programme, unit, on, staff, source }, facts);
      },
    });
  }

  async retract<E extends DomainEvent>(
    { permission, ...aim }: PeopleAim<E>,
    { unit, staff, on, reason: why }: TakenBack,
    decide: (thing: Defined, told: Told & { readonly reason: Sealed }, facts: RetractionFacts) => Decision<E>,
  ): Promise<Outcome> {
    const { actor } = aim.envelope;
    return this.things.judge(aim, {
      gather: async (_, { today }) => ({
        where: await this.reached.must({ actor, permission, unit, staff, days: () => [on], today }),
        reason: await this.sealing.text(thingOwner(aim), why),
      }),
      decide: (thing, { where, reason, programme, rules }, { today }) => {
        const inUnit = (person: StaffId): boolean => where.isWithin(person, unit, [on, today]);
        return decide(thing, { programme, unit, on, staff, reason }, { closed: rules.toRecord(on), inUnit });
      },
    });
  }
}
