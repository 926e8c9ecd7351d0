import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { StreamEnds } from '../registers/stream-ends.js';
import { adopt, type KnownSuggestion, takeStep } from './suggestion.decider.js';
import { linkIn } from './suggestion.events.js';
import { SuggestionSteps } from './suggestion-steps.js';
import { AdoptSuggestion, ConsiderSuggestion, DeclineSuggestion, ReopenSuggestion } from './suggestions.commands.js';

@CommandHandler(ConsiderSuggestion)
export class ConsiderSuggestionHandler implements ICommandHandler<ConsiderSuggestion> {
  constructor(private readonly steps: SuggestionSteps) {}

  async execute({ body, envelope }: ConsiderSuggestion): Promise<Outcome> {
    return this.steps.take(body, envelope, {
      gather: async () => undefined,
      decide: (suggestion, step, _, today) => takeStep(suggestion, { type: 'SuggestionConsidered', ...step }, today),
    });
  }
}

@CommandHandler(AdoptSuggestion)
export class AdoptSuggestionHandler implements ICommandHandler<AdoptSuggestion> {
  constructor(
    private readonly steps: SuggestionSteps,
    private readonly ends: StreamEnds,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: AdoptSuggestion): Promise<Outcome> {
    const { note, suggestion: id, on, ...linking } = body;
    return this.steps.take({ suggestion: id, ...(on === undefined ? {} : { on }) }, envelope, {
      gather: async (suggestion) => {
        await this.mustKnow(suggestion, body);
        const isLinkVoid = await this.isLinkVoid(suggestion);
        return { isLinkVoid, texts: await this.sealing.texts(`suggestion:${id}`, { note }) };
      },
      decide: (suggestion, step, { isLinkVoid, texts }, today) =>
        adopt(suggestion, { type: 'SuggestionAdopted', ...step, ...linking, ...texts }, { today, isLinkVoid }),
    });
  }

  /** 404 for what is not of the programme. */
  private async mustKnow({ programme }: KnownSuggestion, body: AdoptSuggestion['body']): Promise<void> {
    const link = linkIn(body);
    if (link && !(await this.ends.hasIn(programme, link.kind, link.id))) throw notFound(`/${link.kind}`);
  }

  private async isLinkVoid(suggestion: KnownSuggestion): Promise<boolean> {
    const link = suggestion.phase === 'adopted' ? suggestion.link : undefined;
    return link !== undefined && !(await this.ends.has(link.kind, link.id));
  }
}

@CommandHandler(DeclineSuggestion)
export class DeclineSuggestionHandler implements ICommandHandler<DeclineSuggestion> {
  constructor(private readonly steps: SuggestionSteps) {}

  async execute({ body, envelope }: DeclineSuggestion): Promise<Outcome> {
    return this.steps.reasoned(body, envelope, (suggestion, step, today) =>
      takeStep(suggestion, { type: 'SuggestionDeclined', ...step }, today),
    );
  }
}

@CommandHandler(ReopenSuggestion)
export class ReopenSuggestionHandler implements ICommandHandler<ReopenSuggestion> {
  constructor(private readonly steps: SuggestionSteps) {}

  async execute({ body, envelope }: ReopenSuggestion): Promise<Outcome> {
    return this.steps.reasoned(body, envelope, (suggestion, step, today) =>
      takeStep(suggestion, { type: 'SuggestionReopened', ...step }, today),
    );
  }
}
