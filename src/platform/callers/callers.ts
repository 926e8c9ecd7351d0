import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/words/calendar-date.js';
import { asId, type Subject } from '../../kernel/words/ids.js';
import { Caller, GrantBook } from './caller.js';

/** Who is behind an envelope: read anew wherever rules ask, as grants may end meanwhile. */
@Injectable()
export class Callers {
  constructor(private readonly grants: GrantBook) {}

  /** The actor, with the grants in force on a day. */
  async of(actor: string, today: CalendarDate): Promise<Caller> {
    const subject = asId<Subject>(actor);
    return new Caller(subject, await this.grants.activeOf(subject, today), today);
  }
}
