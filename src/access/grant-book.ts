import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { Handler } from '../kernel/facts/handle.js';
import { asId, type CommandId, type GrantId, type Subject } from '../kernel/words/ids.js';
import type { Role } from '../kernel/organisation/role.js';
import { type ActiveGrant, GrantBook } from '../platform/callers/caller.js';
import { derivedId } from '../platform/bus/wish.js';
import { type Grant, grantDecider, inForce } from './grant.decider.js';
import { ACCESS } from './grant.events.js';

const LOCAL_ADMIN = asId<Subject>('local-admin');

/** The grants in force, read off their stream: at least every write answered before. */
@Injectable()
export class RecordedGrants extends GrantBook {
  constructor(private readonly handler: Handler) {
    super();
  }

  async activeOf(subject: Subject, today: CalendarDate): Promise<readonly ActiveGrant[]> {
    return (await this.of(subject)).filter((grant) => inForce(grant, today)).map(activeGrant);
  }

  async of(subject: Subject): Promise<readonly Grant[]> {
    const { all, bySubject } = await this.handler.state(grantDecider, ACCESS.id);
    return (bySubject.get(subject) ?? []).flatMap((id) => all.get(id) ?? []);
  }

  /** On an empty data directory the first administrator is granted (api.md, 6); harmless to repeat. */
  async grantFirstAdmin(): Promise<void> {
    const { all } = await this.handler.state(grantDecider, ACCESS.id);
    if (all.size > 0) return;
    const commandId = asId<CommandId>(derivedId('first-admin'));
    const wish = { actor: 'penataan', commandId, correlationId: commandId };
    await this.handler.handle({ decider: grantDecider, id: ACCESS.id, wish }, (grants, { today }) =>
      grants.all.size > 0
        ? []
        : (['admin', 'reform-office'] as const).map((role: Role) => ({
            type: 'GrantGiven' as const,
            grant: asId<GrantId>(derivedId('first-admin', role)),
            subject: LOCAL_ADMIN,
            role,
            from: today,
          })),
    );
  }
}

const activeGrant = ({ id, role, unit }: Grant): ActiveGrant => ({
  id,
  role,
  ...(unit === undefined ? {} : { unit }),
});
