import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Done, Outcome } from '../kernel/facts/wish.js';
import type { Position } from '../kernel/ports/event-store.js';
import { asId, type CommandId, type StaffId, type UnitId } from '../kernel/words/ids.js';
import { type Claim, personOwner, type Sealed, type SealRequest } from '../kernel/ports/keyring.js';
import type { Nip } from '../kernel/organisation/nip.js';
import { Keys } from '../platform/ports/ports.js';
import { problemOf } from '../platform/problems/problem.js';
import { derivedId } from '../platform/bus/derived-id.js';
import type { Asked } from '../platform/bus/wish.js';
import { Numbers } from '../staff/numbers.js';
import type { RosterRow } from './roster-file.js';
import type { RosterPlan } from './roster-plan.js';
import { corrected, enrolled, staffDecider, transferred } from '../staff/staff.decider.js';
import type { StaffEvent } from '../staff/staff.events.js';

/** A row whose unit is found. `held`: the number is this person's already. */
export type RosterCase = {
  readonly row: RosterRow;
  readonly unit: UnitId;
  readonly staff: StaffId;
  readonly held: boolean;
};

/** A case with what it comes to, by the person's record at `revision`. */
export type PlannedCase = {
  readonly one: RosterCase;
  readonly plan: Exclude<RosterPlan, { kind: 'refused' }>;
  readonly revision: number;
};

export type RecordedBatch = {
  readonly done: readonly { readonly planned: PlannedCase; readonly position: Position }[];
  /** Someone else was quicker with the number or the person: to be judged anew. */
  readonly again: readonly RosterCase[];
};

const REASON = 'Impor daftar pegawai';

type Enrolling = PlannedCase & { readonly plan: { readonly kind: 'enrolled' } };
type Known = PlannedCase & { readonly plan: { readonly kind: 'known' } };

/** What is to be recorded of a row. */
type Facts = { readonly planned: PlannedCase; readonly events: readonly StaffEvent[] };
/** A row whose number someone else has by now. */
type Lost = { readonly one: RosterCase; readonly holder: StaffId };

const isEnrolled = (planned: PlannedCase): planned is Enrolling => planned.plan.kind === 'enrolled';
const isKnown = (planned: PlannedCase): planned is Known => planned.plan.kind === 'known';

const textsOf = ({ one: { row, staff }, plan }: Known): SealRequest[] =>
  plan.renames ? [row.name, REASON].map((text) => ({ owner: personOwner(staff), text })) : [];

const changesOf = ({ one, plan }: Known, on: CalendarDate, [name, reason]: readonly Sealed[]): StaffEvent[] => {
  const { staff } = one;
  const events: StaffEvent[] = [];
  if (plan.placing) {
    const { unit, position } = plan.placing;
    events.push(transferred({ staff, unit, on, ...(position ? { position } : {}) }));
  }
  if (name && reason) events.push(corrected(staff, { name, reason }));
  return events;
};

const claimsIn = (batch: readonly PlannedCase[]): Claim[] =>
  batch.filter(isEnrolled).map(({ one: { row, staff } }) => ({ nip: row.nip, staff }));

const nipOf = ({ nip }: Claim): Nip => nip;

/** Records a batch of rows: numbers and seals first, then each person's facts in the person's own stream. */
@Injectable()
export class RosterRecorder {
  constructor(
    private readonly handler: Handler,
    private readonly keys: Keys,
    private readonly numbers: Numbers,
  ) {}

  async record(batch: readonly PlannedCase[], asked: Asked, on: CalendarDate): Promise<RecordedBatch> {
    return this.numbers.alone(claimsIn(batch).map(nipOf), async () => {
      const recorded = await this.recordAlone(batch, asked, on);
      this.numbers.recorded(claimsIn(recorded.done.map(({ planned }) => planned)));
      return recorded;
    });
  }

  private async recordAlone(batch: readonly PlannedCase[], asked: Asked, on: CalendarDate): Promise<RecordedBatch> {
    const { enrolling, lost } = await this.admitted(batch.filter(isEnrolled), on);
    const facts = [...enrolling, ...(await this.changing(batch.filter(isKnown), on))];
    const outcomes = await Promise.all(
      facts.map(async ({ planned, events }) => ({ planned, outcome: await this.append(planned, asked, events) })),
    );
    const overtaken = outcomes.filter(({ outcome }) => isOvertaken(outcome));
    return {
      done: outcomes.flatMap(({ planned, outcome }) =>
        isOvertaken(outcome) ? [] : [{ planned, position: doneOf(outcome).position }],
      ),
      again: [
        ...lost.map(({ one, holder }) => ({ ...one, staff: holder, held: true })),
        ...overtaken.map(({ planned: { one } }) => ({ ...one, held: true })),
      ],
    };
  }

  /** Gives numbers to whoever is enrolled. */
  private async admitted(batch: readonly Enrolling[], on: CalendarDate): Promise<{ enrolling: Facts[]; lost: Lost[] }> {
    const newcomers = batch.map(({ one: { row, staff } }) => ({ nip: row.nip, name: row.name, staff }));
    const admitted = newcomers.length === 0 ? [] : await this.numbers.admit(newcomers);
    const [enrolling, lost]: [Facts[], Lost[]] = [[], []];
    batch.forEach((planned, index) => {
      const { staff, unit, row } = planned.one;
      const { employment, position } = row;
      const given = admitted[index];
      if (given?.kind === 'admitted') {
        const { nip, name } = given;
        const event = enrolled({ staff, unit, employment, position, on }, { nip, name });
        enrolling.push({ planned, events: [event] });
      } else if (given) lost.push({ one: planned.one, holder: given.holder.staff });
    });
    return { enrolling, lost };
  }

  private async changing(batch: readonly Known[], on: CalendarDate): Promise<Facts[]> {
    const texts = batch.map(textsOf);
    const requests = texts.flat();
    const sealed = (requests.length === 0 ? [] : await this.keys.seal(requests)).values();
    return batch.map((planned, index) => {
      const mine = (texts[index] ?? []).flatMap(() => sealed.next().value ?? []);
      return { planned, events: changesOf(planned, on, mine) };
    });
  }

  /** Only on the record that it was judged by: should the person's stream have moved on, nothing is recorded. */
  private async append(
    { one: { staff, held }, revision }: PlannedCase,
    { caller, commandId, correlationId }: Asked,
    events: readonly StaffEvent[],
  ): Promise<Outcome> {
    const wish = {
      actor: caller.subject,
      // What makes a person has the person's id, which is derived already.
      commandId: asId<CommandId>(held ? derivedId(commandId, 'row', staff) : staff),
      correlationId,
      causationId: commandId,
      ifMatch: revision,
    };
    const { category } = staffDecider;
    if (!held && revision < 0) return this.handler.begin({ category, id: staff, wish }, events);
    return this.handler.handle({ decider: staffDecider, id: staff, wish }, () => events);
  }
}

const isOvertaken = (outcome: Outcome): boolean => outcome.kind === 'refused' && outcome.code === 'revision-mismatch';

const doneOf = (outcome: Outcome): Done => {
  if (outcome.kind === 'refused') throw problemOf(outcome);
  return outcome;
};
