import { Injectable } from '@nestjs/common';
import type { Envelope, Outcome } from '../kernel/facts/envelope.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { isSealed, type Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ComplaintId, ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { Sealing, thingOwner } from '../platform/ports/sealing.js';
import { ChartBook } from '../units/chart.queries.js';
import { ComplaintJudging } from './complaint-judging.js';
import { ComplaintUnits } from './complaint-units.js';
import { complaintDecider as decider, type KnownComplaint, lastStep } from './complaint.decider.js';
import type { ComplaintStep } from './complaint.events.js';
import { type StepFacts, takeStep } from './step.rules.js';

/** A step as it was sent; dated today by default. */
export type StepAsked = { readonly complaint: ComplaintId; readonly on?: CalendarDate };

/** What every step of a complaint carries. */
type StepOf = { readonly complaint: ComplaintId; readonly programme?: ProgrammeId; readonly on: CalendarDate };

/** The texts of a step, each there or left out. */
type TextsIn = Readonly<Record<string, string | undefined>>;

type Taking<T> = {
  readonly type: ComplaintStep['type'];
  readonly texts: TextsIn;
  readonly unit?: UnitId;
  /** True for a step that heads take of what is of their units. */
  readonly byHeads?: boolean;
  readonly seal: (text: (plain: string) => Promise<Sealed>) => Promise<T>;
  readonly eventOf: (step: StepOf, sealed: T) => ComplaintStep;
};

const isSame = (chart: Chart, one: UnitId, other: UnitId | undefined): boolean => {
  if (other === undefined || one === other) return one === other;
  const counted = chart.resolve(one);
  return counted !== undefined && counted === chart.resolve(other);
};

const sealedIn = (step: ComplaintStep | undefined): ReadonlyMap<string, Sealed> =>
  new Map(Object.entries(step ?? {}).flatMap(([name, told]) => (isSealed(told) ? [[name, told] as const] : [])));

/** What the handlers of a complaint's steps share. */
@Injectable()
export class ComplaintSteps {
  constructor(
    private readonly judging: ComplaintJudging,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
    private readonly units: ComplaintUnits,
  ) {}

  /** A step that takes nothing beside its day. */
  async plain(asked: StepAsked, envelope: Envelope, type: 'ComplaintCompleted' | 'ComplaintClosed'): Promise<Outcome> {
    return this.take(asked, envelope, {
      type,
      texts: {},
      seal: async () => undefined,
      eventOf: (step) => ({ type, ...step }),
    });
  }

  /** A step that says why, and no more. */
  async reasoned(
    { reason, ...asked }: StepAsked & { readonly reason: string },
    envelope: Envelope,
    type: 'ComplaintReturned' | 'ComplaintRejected' | 'ComplaintWithdrawn' | 'ComplaintReopened',
  ): Promise<Outcome> {
    return this.take(asked, envelope, {
      type,
      texts: { reason },
      seal: async (text) => text(reason),
      eventOf: (step, sealed) => ({ type, ...step, reason: sealed }),
    });
  }

  /** Judges one step, with what it takes beside its day. */
  async take<T>({ complaint: id, on: day }: StepAsked, envelope: Envelope, taking: Taking<T>): Promise<Outcome> {
    const { actor } = envelope;
    const owner = thingOwner({ decider, id });
    return this.judging.judge(id, envelope, {
      must: async ({ unit: its }, today) => {
        if (taking.unit !== undefined) await this.charts.mustKnow([taking.unit], () => '/unit');
        if (taking.byHeads) await this.units.mustBeTheirs({ actor, today, its, named: taking.unit });
      },
      gather: async (complaint, today) => ({
        facts: await this.factsFor(complaint, taking, { on: day ?? today, today }),
        sealed: await taking.seal(async (plain) => this.sealing.text(owner, plain)),
      }),
      decide: (complaint, { facts, sealed }, today) => {
        const { programme } = complaint;
        const step = { complaint: id, on: day ?? today, ...(programme === undefined ? {} : { programme }) };
        return takeStep(complaint, taking.eventOf(step, sealed), { ...facts, today });
      },
    });
  }

  private async factsFor(
    complaint: KnownComplaint,
    { type, texts, unit }: Pick<Taking<unknown>, 'type' | 'texts' | 'unit'>,
    { on, today }: { readonly on: CalendarDate; readonly today: CalendarDate },
  ): Promise<Omit<StepFacts, 'today'>> {
    const told = lastStep(complaint, type)?.event;
    const isSaid = await this.isSaid(sealedIn(told), texts);
    if (unit === undefined) return { isSaid, isSameUnit: false, unitEnded: false };
    const before = told?.type === 'ComplaintVerified' ? told.unit : complaint.unit;
    const isSameUnit = isSame(await this.charts.on(today), unit, before);
    return { isSaid, isSameUnit, unitEnded: await this.charts.anyEnded([unit], on) };
  }

  private async isSaid(told: ReadonlyMap<string, Sealed>, texts: TextsIn): Promise<boolean> {
    const names = new Set([...told.keys(), ...Object.keys(texts)]);
    for (const name of names) if (!(await this.sealing.says(told.get(name), texts[name]))) return false;
    return true;
  }
}
