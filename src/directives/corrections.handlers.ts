import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { ThingCorrections } from '../programmes/correction.things.js';
import { amend, daysOf, restore, voidDirective } from './correction.rules.js';
import { directiveDecider, type Issued } from './directive.decider.js';
import { mustNotBeDueBefore } from './directive.dto.js';
import { AmendDirective, RestoreDirective, VoidDirective } from './directives.commands.js';

const decider = directiveDecider;

@CommandHandler(AmendDirective)
export class AmendDirectiveHandler implements ICommandHandler<AmendDirective> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { directive: id, reason: why, ...wish }, envelope }: AmendDirective): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        followsState: true,
        must: async (directive: Issued) => {
          if (!daysOf(directive, wish)) throw notFound('/version');
        },
        gather: async (directive: Issued) => {
          // After the remembered key: the same request again is answered the same, whatever its days have become.
          mustNotBeDueBefore(daysOf(directive, wish) ?? {});
          return { reason: await this.sealing.text(`directive:${id}`, why) };
        },
        decide: (directive, { programme, reason }, { today }) =>
          amend(directive, wish, { directive: id, programme, reason, today }),
      },
    );
  }
}

@CommandHandler(RestoreDirective)
export class RestoreDirectiveHandler implements ICommandHandler<RestoreDirective> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { directive: id, reason }, envelope }: RestoreDirective): Promise<Outcome> {
    return this.corrections.undo({ decider, id, envelope }, reason, (directive, correcting) =>
      restore(directive, { directive: id, ...correcting }),
    );
  }
}

@CommandHandler(VoidDirective)
export class VoidDirectiveHandler implements ICommandHandler<VoidDirective> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { directive: id, reason }, envelope }: VoidDirective): Promise<Outcome> {
    return this.corrections.void({ decider, id, envelope }, reason, (directive, correcting) =>
      voidDirective(directive, { directive: id, ...correcting }),
    );
  }
}
