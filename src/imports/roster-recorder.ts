import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Done, Outcome } from '../kernel/facts/wish.js';
import type { Position } from '../kernel/ports/event-store.js';
import { asId, type CommandId, type StaffId, type UnitId } from '../kernel/words/ids.js';
import type { Claim, Sealed, SealRequest } from '../kernel/ports/keyring.js';
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

const textsOf = ({ one: { row, staff }, plan }: PlannedCase): SealRequest[] => {
  const owner = `staff:${staff}`;
  if (plan.kind === 'enrolled') return [row.nip, row.name].map((text) => ({ owner, text }));
  return plan.renames ? [row.name, REASON].map((text) => ({ owner, text })) : [];
};

/** Facts of someone known; the seals are those of `textsOf`. */
const changesOf = (
  { staff }: RosterCase,
  { placing }: Extract<RosterPlan, { kind: 'known' }>,
  on: CalendarDate,
  [name, reason]: readonly Sealed[],
): StaffEvent[] => {
  const events: StaffEvent[] = [];
  if (placing) {
    const { unit, position } = placing;
    events.push(transferred({ staff, unit, on, ...(position ? { position } : {}) }));
  }
  if (name && reason) events.push(corrected(staff, { name, reason }));
  return events;
};

const eventsOf = ({ one, plan }: PlannedCase, on: CalendarDate, sealed: readonly Sealed[]): StaffEvent[] => {
  if (plan.kind === 'known') return changesOf(one, plan, on, sealed);
  const [nip, name] = sealed;
  if (!nip || !name) throw new Error('the keyring sealed nothing');
  const { staff, unit, row } = one;
  const { employment, position } = row;
  return [enrolled({ staff, unit, employment, position, on }, { nip, name })];
};

const isEnrolled = ({ plan }: PlannedCase): boolean => plan.kind === 'enrolled';

const claimsIn = (batch: readonly PlannedCase[]): Claim[] =>
  batch.filter(isEnrolled).map(({ one: { row, staff } }) => ({ nip: row.nip, staff }));

const nipOf = ({ nip }: Claim): Nip => nip;

/** Records a batch of rows: numbers first, then the seals, then each person's facts in the person's own stream. */
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
    const holders = await this.claim(batch);
    const [mine, lost] = [batch.filter((one) => !holders.has(one)), [...holders]];
    const sealed = await this.sealed(mine);
    const outcomes = await Promise.all(
      mine.map(async (planned, index) => ({
        planned,
        outcome: await this.append(planned, asked, eventsOf(planned, on, sealed[index] ?? [])),
      })),
    );
    const overtaken = outcomes.filter(({ outcome }) => isOvertaken(outcome));
    return {
      done: outcomes.flatMap(({ planned, outcome }) =>
        isOvertaken(outcome) ? [] : [{ planned, position: doneOf(outcome).position }],
      ),
      again: [
        ...lost.map(([{ one }, staff]) => ({ ...one, staff, held: true })),
        ...overtaken.map(({ planned: { one } }) => ({ ...one, held: true })),
      ],
    };
  }

  /** Reserves the numbers of whoever is enrolled; those that someone else has by now, with who it is. */
  private async claim(batch: readonly PlannedCase[]): Promise<ReadonlyMap<PlannedCase, StaffId>> {
    const fresh = batch.filter(isEnrolled);
    if (fresh.length === 0) return new Map();
    const holders = await this.numbers.claim(claimsIn(fresh));
    return new Map(
      fresh.flatMap((planned, index) => {
        const holder = holders[index];
        return holder === undefined || holder === planned.one.staff ? [] : [[planned, holder] as const];
      }),
    );
  }

  private async sealed(batch: readonly PlannedCase[]): Promise<readonly (readonly Sealed[])[]> {
    const texts = batch.map(textsOf);
    const requests = texts.flat();
    const boxes = requests.length === 0 ? [] : await this.keys.seal(requests);
    let at = 0;
    return texts.map(({ length }) => {
      at += length;
      return boxes.slice(at - length, at);
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
