import { Injectable } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { Handler } from '../kernel/facts/handle.js';
import { causedBy, type Done, type Envelope, type Outcome } from '../kernel/facts/envelope.js';
import type { Position } from '../kernel/ports/event-store.js';
import { batches } from '../kernel/words/batches.js';
import { asId, type CommandId, type StaffId } from '../kernel/words/ids.js';
import { type Claim, personOwner, type Sealed, type SealRequest } from '../kernel/ports/keyring.js';
import type { Nip } from '../kernel/organisation/nip.js';
import { Keys } from '../platform/ports/ports.js';
import { problemOf } from '../platform/problems/problem.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { Numbers } from './numbers.js';
import type { ShownPerson } from './roster.commands.js';
import type { ShownPlan } from './shown.rules.js';
import { corrected, enrolled, staffDecider, transferred } from './staff.decider.js';
import type { StaffEvent } from './staff.events.js';

/** A person with what is shown of them comes to, by their record at `revision`. */
export type PlannedPerson = {
  readonly shown: ShownPerson;
  readonly plan: Exclude<ShownPlan, { kind: 'refused' }>;
  readonly revision: number;
};

export type RecordedPeople = {
  readonly done: readonly { readonly planned: PlannedPerson; readonly position: Position }[];
  /** Someone else was quicker with the number or the person: to be judged anew, as whoever has the number. */
  readonly again: readonly { readonly planned: PlannedPerson; readonly shown: ShownPerson }[];
};

const REASON = 'Impor daftar pegawai';

type Enrolling = PlannedPerson & { readonly plan: { readonly kind: 'enrolled' } };
type Known = PlannedPerson & { readonly plan: { readonly kind: 'known' } };

/** What is to be recorded of a person. */
type Facts = { readonly planned: PlannedPerson; readonly events: readonly StaffEvent[] };
/** Whose number someone else has by now. */
type Lost = { readonly planned: PlannedPerson; readonly holder: StaffId };

type Appended = { readonly planned: PlannedPerson; readonly outcome: Outcome };

/** Streams begun in one turn of the loop. */
const BEGUN_AT_A_TIME = 64;

const isEnrolled = (planned: PlannedPerson): planned is Enrolling => planned.plan.kind === 'enrolled';
const isKnown = (planned: PlannedPerson): planned is Known => planned.plan.kind === 'known';

const textsOf = ({ shown: { name, staff }, plan }: Known): SealRequest[] =>
  plan.renames ? [name, REASON].map((text) => ({ owner: personOwner(staff), text })) : [];

const changesOf = ({ shown, plan }: Known, on: CalendarDate, [name, reason]: readonly Sealed[]): StaffEvent[] => {
  const { staff } = shown;
  const events: StaffEvent[] = [];
  if (plan.placing) {
    const { unit, position } = plan.placing;
    events.push(transferred({ staff, unit, on, ...(position ? { position } : {}) }));
  }
  if (name && reason) events.push(corrected(staff, { name, reason }));
  return events;
};

const claimsIn = (batch: readonly PlannedPerson[]): Claim[] =>
  batch.filter(isEnrolled).map(({ shown: { nip, staff } }) => ({ nip, staff }));

const nipOf = ({ nip }: Claim): Nip => nip;

/** Records what is shown of some people: numbers and seals first, then each person's facts in the person's own stream. */
@Injectable()
export class ShownRecorder {
  constructor(
    private readonly handler: Handler,
    private readonly keys: Keys,
    private readonly numbers: Numbers,
  ) {}

  async record(batch: readonly PlannedPerson[], envelope: Envelope, on: CalendarDate): Promise<RecordedPeople> {
    return this.numbers.alone(claimsIn(batch).map(nipOf), async () => {
      const recorded = await this.recordAlone(batch, envelope, on);
      this.numbers.recorded(claimsIn(recorded.done.map(({ planned }) => planned)));
      return recorded;
    });
  }

  private async recordAlone(
    batch: readonly PlannedPerson[],
    envelope: Envelope,
    on: CalendarDate,
  ): Promise<RecordedPeople> {
    const { enrolling, lost } = await this.admitted(batch.filter(isEnrolled), on);
    const facts = [...enrolling, ...(await this.changing(batch.filter(isKnown), on))];
    const outcomes = await this.appendAll(facts, envelope);
    const overtaken = outcomes.filter(({ outcome }) => isOvertaken(outcome));
    return {
      done: outcomes.flatMap(({ planned, outcome }) =>
        isOvertaken(outcome) ? [] : [{ planned, position: doneOf(outcome).position }],
      ),
      again: [
        ...lost.map(({ planned, holder }) => ({ planned, shown: { ...planned.shown, staff: holder, held: true } })),
        ...overtaken.map(({ planned }) => ({ planned, shown: { ...planned.shown, held: true } })),
      ],
    };
  }

  /** All at once, so that they share commits; others have a turn after some. */
  private async appendAll(facts: readonly Facts[], envelope: Envelope): Promise<readonly Appended[]> {
    const appending: Promise<Appended>[] = [];
    for (const some of batches(facts, BEGUN_AT_A_TIME)) {
      const begun = some.map(async ({ planned, events }) => ({
        planned,
        outcome: await this.append(planned, envelope, events),
      }));
      begun.forEach((one) => void one.catch(() => undefined)); // thrown once all have ended
      appending.push(...begun);
      await turn();
    }
    // Where one fails, others may still be on their way: their numbers are nobody else's until they are not.
    await Promise.allSettled(appending);
    return Promise.all(appending);
  }

  /** Gives numbers to whoever is enrolled. */
  private async admitted(batch: readonly Enrolling[], on: CalendarDate): Promise<{ enrolling: Facts[]; lost: Lost[] }> {
    const newcomers = batch.map(({ shown: { nip, name, staff } }) => ({ nip, name, staff }));
    const admitted = newcomers.length === 0 ? [] : await this.numbers.admit(newcomers);
    const [enrolling, lost]: [Facts[], Lost[]] = [[], []];
    batch.forEach((planned, index) => {
      const { staff, unit, employment, position } = planned.shown;
      const given = admitted[index];
      if (given?.kind === 'admitted') {
        const { nip, name } = given;
        const event = enrolled({ staff, unit, employment, position, on }, { nip, name });
        enrolling.push({ planned, events: [event] });
      } else if (given) lost.push({ planned, holder: given.holder.staff });
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
    { shown: { staff, held }, revision }: PlannedPerson,
    whole: Envelope,
    events: readonly StaffEvent[],
  ): Promise<Outcome> {
    // What makes a person has the person's id, which is derived already.
    const commandId = asId<CommandId>(held ? derivedId(whole.commandId, 'row', staff) : staff);
    const envelope = { ...causedBy(whole, commandId), ifMatch: revision };
    const { category } = staffDecider;
    if (!held && revision < 0) return this.handler.begin({ category, id: staff, envelope }, events);
    return this.handler.judge({ decider: staffDecider, id: staff, envelope }, () => events);
  }
}

const isOvertaken = (outcome: Outcome): boolean => outcome.kind === 'refused' && outcome.code === 'revision-mismatch';

const doneOf = (outcome: Outcome): Done => {
  if (outcome.kind === 'refused') throw problemOf(outcome);
  return outcome;
};
