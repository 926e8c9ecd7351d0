import { Injectable } from '@nestjs/common';
import type { Outcome, Envelope } from '../kernel/facts/envelope.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { IssueId, ProgrammeId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { issueDecider, takeStep } from './issue.decider.js';
import type { IssueStep } from './issue.events.js';

/** A step as it was sent; dated today by default. */
export type StepAsked = { readonly issue: IssueId; readonly on?: CalendarDate };

/** What every step of an issue carries. */
export type StepOf = { readonly issue: IssueId; readonly programme: ProgrammeId; readonly on: CalendarDate };

/** What the handlers of an issue's steps share. */
@Injectable()
export class IssueSteps {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  /** Judges one step, with what it takes beside its day. */
  async take<F>(
    { issue: id, on: day }: StepAsked,
    envelope: Envelope,
    { gather, eventOf }: { gather: () => Promise<F>; eventOf: (step: StepOf, facts: F) => IssueStep },
  ): Promise<Outcome> {
    return this.things.judge(
      { decider: issueDecider, id, envelope },
      {
        gather: async () => ({ facts: await gather() }),
        decide: (issue, { facts, programme, rules }, { today }) => {
          const on = day ?? today;
          const event = eventOf({ issue: id, programme, on }, facts);
          return takeStep(issue, event, { today, closed: rules.toRecord(on) });
        },
      },
    );
  }

  /** A step that takes nothing beside what was sent. */
  async plain(asked: StepAsked, envelope: Envelope, eventOf: (step: StepOf) => IssueStep): Promise<Outcome> {
    return this.take(asked, envelope, { gather: async () => undefined, eventOf });
  }

  /** A step that carries a text, which is kept sealed. */
  async worded(
    { text, ...asked }: StepAsked & { readonly text: string },
    envelope: Envelope,
    eventOf: (step: StepOf, text: Sealed) => IssueStep,
  ): Promise<Outcome> {
    return this.take(asked, envelope, { gather: async () => this.sealing.text(`issue:${asked.issue}`, text), eventOf });
  }
}
