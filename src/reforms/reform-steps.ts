import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Decision } from '../kernel/facts/decider.js';
import type { Outcome, Envelope } from '../kernel/facts/envelope.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { asId, type CommandId, type ProgrammeId, type ReformId } from '../kernel/words/ids.js';
import { unreachable } from '../kernel/words/unreachable.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { Sealing } from '../platform/ports/sealing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { ProgrammeRules } from '../programmes/programme-rules.queries.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import type { DecreeCorrection } from '../units/chart.events.js';
import {
  CorrectRestructure,
  EnactRestructure,
  PutOffRestructure,
  RevokeRestructure,
} from '../units/restructures.commands.js';
import { isDecreedRestructure, type KnownReform, reformDecider, type StepFacts } from './reform.decider.js';
import type { ReformEvent } from './reform.events.js';

/** A step as it was sent; dated today by default. */
type StepAsked = { readonly reform: ReformId; readonly on?: CalendarDate };

type Judge<T> = (
  reform: KnownReform,
  texts: T,
  facts: StepFacts & { readonly on: CalendarDate },
) => Decision<ReformEvent>;

type ChartPart = EnactRestructure | PutOffRestructure | RevokeRestructure | CorrectRestructure;

/** The chart keeps what the request was known by: so its answer is found, whoever tells the reform (restructure.policy.ts). */
const onChart = ({ ifMatch: _, ...envelope }: Envelope): Envelope => {
  const { commandId } = envelope;
  return { ...envelope, commandId: asId<CommandId>(derivedId(commandId, 'chart')), causationId: commandId };
};

type ChartCorrection = Extract<ReformEvent, { type: 'ReformAmended' | 'ReformUndone' }>;

/** What the chart is to know of a correction: the day of its changes, or that they are off it. */
const correctionPartOf = (reform: KnownReform, event: ChartCorrection, envelope: Envelope): ChartPart | undefined => {
  const { reform: id, programme, reason, effectiveOn } = event;
  if (!isDecreedRestructure(reform)) return undefined;
  const day = effectiveOn === undefined ? {} : { effectiveOn };
  const told = (correction: DecreeCorrection): ChartPart =>
    new CorrectRestructure({ reform: id, programme, ...day, told: correction }, onChart(envelope));
  if (event.type === 'ReformAmended') return effectiveOn && told({ amended: event.amended, reason });
  const { what, undone } = event;
  return what === 'uncomplete' ? undefined : told({ what, undone, reason });
};

/** What a fact of a reform asks of the chart. */
const chartPartOf = (reform: KnownReform, event: ReformEvent, envelope: Envelope): ChartPart | undefined => {
  switch (event.type) {
    case 'ReformDecreed': {
      const { type: _, posts: __, ...decree } = event;
      const { subject } = reform;
      if (subject.kind !== 'restructure') return undefined;
      return new EnactRestructure({ ...decree, changes: subject.changes }, onChart(envelope));
    }
    case 'ReformPutOff': {
      const { type: _, programme: __, staff: ___, ...told } = event;
      return isDecreedRestructure(reform) ? new PutOffRestructure(told, onChart(envelope)) : undefined;
    }
    case 'ReformCancelled': {
      const { type: _, programme: __, staff: ___, ...told } = event;
      return isDecreedRestructure(reform) ? new RevokeRestructure(told, onChart(envelope)) : undefined;
    }
    case 'ReformProposed':
    case 'ReformCompleted':
    case 'ReformVoided':
    case 'ReformErased':
      return undefined;
    case 'ReformAmended':
    case 'ReformUndone':
      return correctionPartOf(reform, event, envelope);
    default:
      return unreachable(event);
  }
};

export type Correcting = { readonly reform: ReformId; readonly programme: ProgrammeId; readonly reason: Sealed };

type Correction<F> = {
  readonly gather: (reform: KnownReform) => Promise<F>;
  readonly decide: (
    reform: KnownReform,
    correcting: Correcting,
    facts: F & { readonly rules: ProgrammeRules; readonly today: CalendarDate },
  ) => Decision<ReformEvent>;
};

/**
 * What the handlers of a reform's steps share. What changes the chart is recorded there first, as one decision that the
 * chart may refuse; should the process die before the reform's own event, the policy records it (restructure.policy.ts).
 */
@Injectable()
export class ReformSteps {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly commands: CommandBus,
    private readonly sealing: Sealing,
  ) {}

  /** Judges one step, with the texts it carries, sealed. */
  async take<T>(
    { reform: id, on: day }: StepAsked,
    envelope: Envelope,
    { seal, decide }: { readonly seal: () => Promise<T>; readonly decide: Judge<T> },
  ): Promise<Outcome> {
    return this.things.judge(
      { decider: reformDecider, id, envelope },
      {
        gather: async () => ({ texts: await seal() }),
        decide: (reform, { texts, rules }, { today }) => {
          const on = day ?? today;
          return decide(reform, texts, { on, today, closed: rules.toRecord(on) });
        },
        before: async (reform, events) => this.tellChart(reform, events, envelope),
      },
    );
  }

  /** Judges a correction, with what it has to know beside the reform. */
  async correct<F>(
    { reform: id, reason }: { readonly reform: ReformId; readonly reason: string },
    envelope: Envelope,
    { gather, decide }: Correction<F>,
  ): Promise<Outcome> {
    return this.things.judge(
      { decider: reformDecider, id, envelope },
      {
        followsState: true,
        gather: async (reform: KnownReform) => ({
          facts: await gather(reform),
          why: await this.sealing.text(`reform:${id}`, reason),
        }),
        decide: (reform, { facts, rules, programme, why }, { today }) =>
          decide(reform, { reform: id, programme, reason: why }, { ...facts, rules, today }),
        before: async (reform, events) => this.tellChart(reform, events, envelope),
      },
    );
  }

  private async tellChart(
    reform: KnownReform,
    [event]: readonly ReformEvent[],
    envelope: Envelope,
  ): Promise<Outcome | undefined> {
    const part = event && chartPartOf(reform, event, envelope);
    return part && this.commands.execute(part);
  }
}
