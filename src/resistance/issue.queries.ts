import { Injectable } from '@nestjs/common';
import { Handler } from '../kernel/facts/handle.js';
import type { IssueId } from '../kernel/words/ids.js';
import { issueDecider } from './issue.decider.js';

/** What other capabilities ask about a resistance issue. */
@Injectable()
export class Issues {
  constructor(private readonly handler: Handler) {}

  async exists(id: IssueId): Promise<boolean> {
    return (await this.handler.state(issueDecider, id)).phase !== 'absent';
  }
}
