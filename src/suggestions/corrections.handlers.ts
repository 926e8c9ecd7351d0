import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { standing } from '../kernel/facts/correctable.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ThingCorrections } from '../programmes/correction.things.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { ChartBook } from '../units/chart.queries.js';
import { amend, receivedAs, type SuggestionWish, undo, voidSuggestion } from './correction.rules.js';
import { type KnownSuggestion, suggestionDecider } from './suggestion.decider.js';
import type { SuggestionReceived } from './suggestion.events.js';
import { AmendSuggestion, UndoSuggestionStep, VoidSuggestion } from './suggestions.commands.js';

const decider = suggestionDecider;

@CommandHandler(AmendSuggestion)
export class AmendSuggestionHandler implements ICommandHandler<AmendSuggestion> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { suggestion: id, reason: why, text, ...wish }, envelope }: AmendSuggestion): Promise<Outcome> {
    const { unit } = wish;
    const owner = `suggestion:${id}`;
    return this.things.judge(
      { decider, id, envelope },
      {
        followsState: true,
        gather: async (suggestion: KnownSuggestion) => {
          if (unit !== undefined) await this.charts.mustKnow([unit], () => '/unit');
          const known = standing<SuggestionReceived>(suggestion, 'SuggestionReceived')?.event.text;
          const texts = await this.sealing.corrected(owner, { text }, { text: known });
          const unitEnded = await this.isEnded(suggestion, wish);
          return { texts, unitEnded, reason: await this.sealing.text(owner, why) };
        },
        decide: (suggestion, { programme, rules, texts, unitEnded, reason }, { today }) => {
          const outside = unit === undefined ? undefined : rules.outside([unit]);
          const facts = { today, outside, unitEnded };
          return amend(suggestion, { ...wish, ...texts }, facts, { suggestion: id, programme, reason });
        },
      },
    );
  }

  private async isEnded(suggestion: KnownSuggestion, wish: SuggestionWish): Promise<boolean> {
    const received = receivedAs(suggestion, wish);
    return received !== undefined && this.charts.anyEnded([received.unit], received.receivedOn);
  }
}

@CommandHandler(UndoSuggestionStep)
export class UndoSuggestionStepHandler implements ICommandHandler<UndoSuggestionStep> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { suggestion: id, reason }, envelope }: UndoSuggestionStep): Promise<Outcome> {
    return this.corrections.undo({ decider, id, envelope }, reason, (suggestion, correcting) =>
      undo(suggestion, { suggestion: id, ...correcting }),
    );
  }
}

@CommandHandler(VoidSuggestion)
export class VoidSuggestionHandler implements ICommandHandler<VoidSuggestion> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { suggestion: id, reason }, envelope }: VoidSuggestion): Promise<Outcome> {
    return this.corrections.void({ decider, id, envelope }, reason, (suggestion, correcting) =>
      voidSuggestion(suggestion, { suggestion: id, ...correcting }),
    );
  }
}
