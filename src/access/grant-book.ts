import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { Handler } from '../kernel/facts/handle.js';
import type { GrantId, Subject } from '../kernel/words/ids.js';
import { type ActiveGrant, GrantBook } from '../platform/callers/caller.js';
import { type Grant, grantDecider, type Grants, inForce } from './grant.decider.js';
import { ACCESS } from './grant.events.js';

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
    const { all, bySubject } = await this.recorded();
    return (bySubject.get(subject) ?? []).flatMap((id) => all.get(id) ?? []);
  }

  /** All of them, in order of recording. */
  async all(): Promise<readonly Grant[]> {
    return [...(await this.recorded()).all.values()];
  }

  async one(id: GrantId): Promise<Grant | undefined> {
    return (await this.recorded()).all.get(id);
  }

  private async recorded(): Promise<Grants> {
    return this.handler.state(grantDecider, ACCESS.id);
  }
}

const activeGrant = ({ id, role, unit }: Grant): ActiveGrant => ({
  id,
  role,
  ...(unit === undefined ? {} : { unit }),
});
