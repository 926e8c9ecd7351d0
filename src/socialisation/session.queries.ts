import { Injectable } from '@nestjs/common';
import { Handler } from '../kernel/facts/handle.js';
import type { SessionId } from '../kernel/words/ids.js';
import { sessionDecider } from './session.decider.js';

/** What other capabilities ask about a session. */
@Injectable()
export class Sessions {
  constructor(private readonly handler: Handler) {}

  async exists(id: SessionId): Promise<boolean> {
    return (await this.handler.state(sessionDecider, id)).phase !== 'absent';
  }
}
