import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Decision, Moment } from '../kernel/facts/decider.js';
import type { Outcome, Wish as Envelope } from '../kernel/facts/wish.js';
import { asId, type CommandId, type ReformId } from '../kernel/words/ids.js';
import { isRefusal, refuse, type Refusal } from '../kernel/words/refusal.js';
import { EnactRestructure, PutOffRestructure, RevokeRestructure } from '../units/restructures.commands.js';
import { Desk } from '../platform/bus/desk.js';
import { Keys } from '../platform/ports/ports.js';
import { notFound } from '../platform/problems/problem.js';
import { type Asked, derivedId, wishOf } from '../platform/bus/wish.js';
import { type ProgrammeRules, Programmes } from '../programmes/programme-rules.queries.js';
import {
  isDecreedRestructure,
  judgeCancellation,
  judgeCompletion,
  judgeDecree,
  judgePutOff,
  type KnownReform,
  reformDecider,
  staffOf,
  type Verdict,
} from './reform.decider.js';
import type { ReformEvent } from './reform.events.js';

type Judge = (reform: KnownReform, moment: Moment) => Verdict;
type Recorder = (reform: KnownReform, moment: Moment) => Promise<Decision<ReformEvent>>;

/**
 * Steps of a reform. What changes the chart is recorded there first, as one decision that the chart may refuse;
 * should the process die before the reform's own event, the policy records it (restructure.policy.ts).
 */
@Injectable()
export class ReformOffice {
  constructor(
    private readonly desk: Desk,
    private readonly programmes: Programmes,
    private readonly commands: CommandBus,
    private readonly keys: Keys,
  ) {}

  async decree(id: ReformId, asked: Asked, body: { number: string; signedOn: CalendarDate }): Promise<Outcome> {
    return this.step(id, asked, {
      judge: (reform, { today }) => judgeDecree(reform, body.signedOn, today),
      record: async (reform) => {
        const { programme, effectiveOn, subject } = reform;
        const decreed = { reform: id, programme, effectiveOn, ...body };
        if (subject.kind === 'restructure') {
          const { changes } = subject;
          const onChart = new EnactRestructure({ ...decreed, changes }, this.ofChart(asked));
          const refusal = refusalIn(await this.commands.execute(onChart));
          if (refusal) return refusal;
        }
        const posts = subject.kind === 'equalisation' ? { posts: subject.posts } : {};
        return [{ type: 'ReformDecreed', ...decreed, ...posts }];
      },
    });
  }

  async postpone(
    id: ReformId,
    asked: Asked,
    { effectiveOn, ...body }: { effectiveOn: CalendarDate; reason: string },
  ): Promise<Outcome> {
    const reason = await this.sealed(id, body.reason);
    return this.step(id, asked, {
      judge: (reform, { today }) => judgePutOff(reform, effectiveOn, today),
      record: async (reform) => {
        if (isDecreedRestructure(reform)) {
          const onChart = new PutOffRestructure({ reform: id, effectiveOn, ...reason }, this.ofChart(asked));
          const refusal = refusalIn(await this.commands.execute(onChart));
          if (refusal) return refusal;
        }
        const { programme } = reform;
        return [{ type: 'ReformPutOff', reform: id, programme, effectiveOn, ...staffOf(reform), ...reason }];
      },
    });
  }

  async complete(id: ReformId, asked: Asked, body: { on?: CalendarDate; evidence?: string }): Promise<Outcome> {
    await this.must(id);
    const evidence = await this.desk.seal(`reform:${id}`, { evidence: body.evidence });
    return this.step(id, asked, {
      on: this.desk.on(body.on),
      judge: (reform, { today }) => judgeCompletion(reform, body.on ?? today, today),
      record: async ({ programme }, { today }) => [
        { type: 'ReformCompleted', reform: id, programme, on: body.on ?? today, ...evidence },
      ],
    });
  }

  async cancel(id: ReformId, asked: Asked, body: { on?: CalendarDate; reason: string }): Promise<Outcome> {
    const reason = await this.sealed(id, body.reason);
    return this.step(id, asked, {
      on: this.desk.on(body.on),
      judge: (reform, { today }) => judgeCancellation(reform, body.on ?? today, today),
      record: async (reform, { today }) => {
        const on = body.on ?? today;
        if (isDecreedRestructure(reform)) {
          const onChart = new RevokeRestructure({ reform: id, on, ...reason }, this.ofChart(asked));
          const refusal = refusalIn(await this.commands.execute(onChart));
          if (refusal) return refusal;
        }
        const { programme } = reform;
        return [{ type: 'ReformCancelled', reform: id, programme, on, ...staffOf(reform), ...reason }];
      },
    });
  }

  /** The chart keeps what the request was known by: so its answer is found, whoever tells the reform (restructure.policy.ts). */
  private ofChart(asked: Asked): Envelope {
    const { ifMatch: _, ...envelope } = wishOf(asked, this.keys);
    const { commandId } = envelope;
    return { ...envelope, commandId: asId<CommandId>(derivedId(commandId, 'chart')), causationId: commandId };
  }

  /** 404 where there is none; else its programme's rules. */
  private async must(id: ReformId): Promise<ProgrammeRules> {
    const reform = await this.desk.state(reformDecider, id);
    if (reform.phase === 'absent') throw notFound();
    return this.programmes.rules(reform.programme);
  }

  private async sealed(id: ReformId, reason: string): ReturnType<Desk['seal']> {
    await this.must(id);
    return this.desk.seal(`reform:${id}`, { reason });
  }

  private async step(
    id: ReformId,
    asked: Asked,
    { on, judge, record }: { on?: CalendarDate; judge: Judge; record: Recorder },
  ): Promise<Outcome> {
    const rules = await this.must(id);
    return this.desk.handle({ decider: reformDecider, id, asked }, async (reform, moment) => {
      if (reform.phase === 'absent') return refuse('not-found');
      const closed = rules.toRecord(on ?? moment.today);
      if (closed) return refuse(closed);
      const verdict = judge(reform, moment);
      if (verdict === 'so') return [];
      return verdict ? refuse(verdict) : record(reform, moment);
    });
  }
}

const refusalIn = (outcome: Outcome): Refusal | undefined => (isRefusal(outcome) ? outcome : undefined);
