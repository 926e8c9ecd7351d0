import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { standing } from '../kernel/facts/correctable.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeContents } from './programme-contents.queries.js';
import { ProgrammeOffice } from './programme-office.js';
import { amend, reopen, voidProgramme } from './programme.decider.js';
import type { ProgrammeLaunched } from './programme.events.js';
import { AmendProgramme, ReopenProgramme, VoidProgramme } from './programmes.commands.js';

@CommandHandler(AmendProgramme)
export class AmendProgrammeHandler implements ICommandHandler<AmendProgramme> {
  constructor(
    private readonly office: ProgrammeOffice,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { programme: id, reason, goal, ...told }, envelope }: AmendProgramme): Promise<Outcome> {
    const owner = `programme:${id}`;
    return this.office.judge(
      { id, envelope },
      {
        followsState: true,
        gather: async (programme) => {
          const known = standing<ProgrammeLaunched>(programme, 'ProgrammeLaunched')?.event.goal;
          const texts = await this.sealing.corrected(owner, { goal }, { goal: known });
          return { texts, why: await this.sealing.text(owner, reason) };
        },
        decide: (programme, { texts, why }) => amend(programme, { ...told, ...texts }, { programme: id, reason: why }),
      },
    );
  }
}

@CommandHandler(ReopenProgramme)
export class ReopenProgrammeHandler implements ICommandHandler<ReopenProgramme> {
  constructor(
    private readonly office: ProgrammeOffice,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { programme: id, reason }, envelope }: ReopenProgramme): Promise<Outcome> {
    return this.office.judge(
      { id, envelope },
      {
        gather: async () => this.sealing.text(`programme:${id}`, reason),
        decide: (programme, why) => reopen(programme, { programme: id, reason: why }),
      },
    );
  }
}

@CommandHandler(VoidProgramme)
export class VoidProgrammeHandler implements ICommandHandler<VoidProgramme> {
  constructor(
    private readonly office: ProgrammeOffice,
    private readonly contents: ProgrammeContents,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { programme: id, reason }, envelope }: VoidProgramme): Promise<Outcome> {
    return this.office.judgeEvenVoid(
      { id, envelope },
      {
        gather: async () => ({
          isEmpty: await this.contents.isEmpty(id),
          why: await this.sealing.text(`programme:${id}`, reason),
        }),
        decide: (programme, { isEmpty, why }) => voidProgramme(programme, { programme: id, reason: why }, isEmpty),
      },
    );
  }
}
