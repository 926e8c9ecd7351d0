import { Injectable } from '@nestjs/common';
import type { Decision } from '../kernel/facts/decider.js';
import type { Envelope, Outcome } from '../kernel/facts/envelope.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, SuggestionId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { type KnownSuggestion, suggestionDecider } from './suggestion.decider.js';
import type { SuggestionEvent } from './suggestion.events.js';

/** A step as it was sent; dated today by default. */
export type StepAsked = { readonly suggestion: SuggestionId; readonly on?: CalendarDate };

/** What every step of a suggestion carries. */
export type StepOf = {
  readonly suggestion: SuggestionId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
};

type Taking<F> = {
  readonly gather: (suggestion: KnownSuggestion) => Promise<F>;
  readonly decide: (
    suggestion: KnownSuggestion,
    step: StepOf,
    facts: F,
    today: CalendarDate,
  ) => Decision<SuggestionEvent>;
};

/** What the handlers of a suggestion's steps share: they go on after the programme has closed. */
@Injectable()
export class SuggestionSteps {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  /** Judges one step, with what it takes beside its day. */
  async take<F>(
    { suggestion: id, on }: StepAsked,
    envelope: Envelope,
    { gather, decide }: Taking<F>,
  ): Promise<Outcome> {
    return this.things.judge(
      { decider: suggestionDecider, id, envelope },
      {
        // What an adoption is carried out by already follows from the suggestion.
        followsState: true,
        gather: async (suggestion) => ({ facts: await gather(suggestion) }),
        decide: (suggestion, { facts, programme }, { today }) =>
          decide(suggestion, { suggestion: id, programme, on: on ?? today }, facts, today),
      },
    );
  }

  /** A step that carries a reason, which is kept sealed. */
  async reasoned(
    { reason, ...asked }: StepAsked & { readonly reason: string },
    envelope: Envelope,
    decide: (
      suggestion: KnownSuggestion,
      step: StepOf & { readonly reason: Sealed },
      today: CalendarDate,
    ) => Decision<SuggestionEvent>,
  ): Promise<Outcome> {
    return this.take(asked, envelope, {
      gather: async () => this.sealing.text(`suggestion:${asked.suggestion}`, reason),
      decide: (suggestion, step, sealed, today) => decide(suggestion, { ...step, reason: sealed }, today),
    });
  }
}
