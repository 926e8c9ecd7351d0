import { Injectable } from '@nestjs/common';
import { Handler } from '../kernel/facts/handle.js';
import type { ReformId } from '../kernel/words/ids.js';
import { reformDecider } from './reform.decider.js';

/** What other capabilities ask about a reform. */
@Injectable()
export class Reforms {
  constructor(private readonly handler: Handler) {}

  async exists(id: ReformId): Promise<boolean> {
    return (await this.handler.state(reformDecider, id)).phase !== 'absent';
  }
}
