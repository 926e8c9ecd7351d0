import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type SuggestionId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { StreamEnds } from '../registers/stream-ends.js';
import { Reached } from '../staff/reached.queries.js';
import { receive, suggestionDecider } from './suggestion.decider.js';
import { SUGGESTIONS_RECORD } from './suggestion.permissions.js';
import { RecordSuggestion } from './suggestions.commands.js';

type Named = RecordSuggestion['body'];

@CommandHandler(RecordSuggestion)
export class RecordSuggestionHandler implements ICommandHandler<RecordSuggestion> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly ends: StreamEnds,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: RecordSuggestion): Promise<Outcome> {
    const suggestion = asId<SuggestionId>(envelope.commandId);
    const { text, from, ...told } = body;
    const { programme, unit, receivedOn: on } = told;
    return this.things.add(
      { decider: suggestionDecider, id: suggestion, envelope, programme },
      {
        gather: async (_, { today }) => {
          await this.mustKnow(body);
          const { actor } = envelope;
          const chart = await this.reached.mustCover({ actor, permission: SUGGESTIONS_RECORD, unit, on, today });
          const owner = `suggestion:${suggestion}` as const;
          const texts = { text: await this.sealing.text(owner, text), ...(await this.sealing.texts(owner, { from })) };
          return { unitEnded: !chart.exists(unit), texts };
        },
        decide: (known, { rules, unitEnded, texts }, { today }) =>
          receive(
            known,
            { type: 'SuggestionReceived', suggestion, ...told, ...texts },
            { today, closed: rules.toAdd(), outside: rules.outside([unit]), unitEnded },
          ),
      },
    );
  }

  /** 404 for a session that is not of the programme, and for a complaint that nobody knows. */
  private async mustKnow({ programme, session, complaint }: Named): Promise<void> {
    if (session !== undefined && !(await this.ends.hasIn(programme, 'session', session))) throw notFound('/session');
    if (complaint !== undefined && !(await this.ends.has('complaint', complaint))) throw notFound('/complaint');
  }
}
