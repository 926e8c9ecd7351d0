import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import { NEVER, type Outcome } from '../kernel/facts/envelope.js';
import { asId, type GrantId } from '../kernel/words/ids.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { Sealing } from '../platform/ports/sealing.js';
import { invalid, notFound } from '../platform/problems/problem.js';
import { ChartBook } from '../units/chart.queries.js';
import { GiveGrant, GrantFirstRoles, RevokeGrant } from './access.commands.js';
import { begin, give, grantDecider, revoke, sameGrant } from './grant.decider.js';
import { ACCESS } from './grant.events.js';

const THERE = { decider: grantDecider, id: ACCESS.id } as const;

@CommandHandler(GiveGrant)
export class GiveGrantHandler implements ICommandHandler<GiveGrant> {
  constructor(
    private readonly handler: Handler,
    private readonly charts: ChartBook,
  ) {}

  async execute({ body, envelope }: GiveGrant): Promise<Outcome> {
    const { from = this.handler.moment().today, unit, until } = body;
    // What is sent is judged before whether the unit is there.
    if (until !== undefined && until < from) throw invalid('/until', 'tidak sebelum from | not before from');
    const grant = asId<GrantId>(envelope.commandId);
    const given = { type: 'GrantGiven', grant, ...body, from } as const;
    const outcome = await this.handler.execute(
      { ...THERE, envelope, part: (grants) => (grants.all.get(grant) ?? sameGrant(grants, given))?.part ?? NEVER },
      {
        gather: async () => {
          const units = unit === undefined ? [] : [unit];
          await this.charts.mustKnow(units, () => '/unit');
          return { ended: await this.charts.anyEnded(units, from) };
        },
        decide: (grants, { ended }, { today }) => give(grants, given, { today, ended }),
      },
    );
    // One that says the same already is answered by its own name.
    const isMade = outcome.kind === 'done' && outcome.id === ACCESS.id;
    return isMade ? { ...outcome, id: grant, created: true } : outcome;
  }
}

@CommandHandler(RevokeGrant)
export class RevokeGrantHandler implements ICommandHandler<RevokeGrant> {
  constructor(
    private readonly handler: Handler,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { grant: id, reason }, envelope }: RevokeGrant): Promise<Outcome> {
    const outcome = await this.handler.execute(
      { ...THERE, envelope, part: ({ all }) => all.get(id)?.part },
      {
        gather: async ({ all }) => {
          if (!all.has(id)) throw notFound();
          return { reason: await this.sealing.text(`grant:${id}`, reason) };
        },
        decide: (grants, sealed, { today }) =>
          revoke(grants, { type: 'GrantRevoked', grant: id, on: today, ...sealed }, today),
      },
    );
    return outcome.kind === 'done' ? { ...outcome, id, created: false } : outcome;
  }
}

@CommandHandler(GrantFirstRoles)
export class GrantFirstRolesHandler implements ICommandHandler<GrantFirstRoles> {
  constructor(private readonly handler: Handler) {}

  async execute({ body: { subject, roles }, envelope }: GrantFirstRoles): Promise<Outcome> {
    const named = roles.map((role) => ({ role, grant: asId<GrantId>(derivedId('first-admin', role)) }));
    return this.handler.execute(
      { ...THERE, envelope },
      {
        gather: async () => ({}),
        decide: (grants, _, { today: from }) =>
          begin(
            grants,
            named.map((one) => ({ type: 'GrantGiven', ...one, subject, from })),
          ),
      },
    );
  }
}
