import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type IssueId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { Reached } from '../staff/reached.queries.js';
import { Confidentiality } from './confidentiality.js';
import { issueDecider, raise } from './issue.decider.js';
import { RaiseIssue } from './issues.commands.js';
import { RESISTANCE_RAISE } from './issue.permissions.js';

@CommandHandler(RaiseIssue)
export class RaiseIssueHandler implements ICommandHandler<RaiseIssue> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
    private readonly confidentiality: Confidentiality,
  ) {}

  async execute({ body, envelope: { actor }, envelope }: RaiseIssue): Promise<Outcome> {
    const { description, confidential = false, ...told } = body;
    const [mine, other] = this.confidentiality.envelopes(envelope, confidential);
    const issue = asId<IssueId>(mine.commandId);
    const { programme, unit, raisedOn: on } = told;
    return this.things.add(
      { decider: issueDecider, id: issue, envelope: mine, programme },
      {
        gather: async (_, { today }) => {
          const chart = await this.reached.mustCover({ actor, permission: RESISTANCE_RAISE, unit, on, today });
          await this.confidentiality.mustBeFree(other);
          const text = await this.sealing.text(`issue:${issue}`, description);
          return { unitEnded: !chart.exists(unit), text };
        },
        decide: (known, { rules, unitEnded, text }, { today }) =>
          raise(
            known,
            { type: 'IssueRaised', issue, ...told, description: text, confidential },
            { today, closed: rules.toAdd(), outside: rules.outside([unit]), unitEnded },
          ),
      },
    );
  }
}
