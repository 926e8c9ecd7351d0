import { Injectable } from '@nestjs/common';
import { Handler } from '../kernel/facts/handle.js';
import type { Envelope } from '../kernel/facts/envelope.js';
import { confidentially } from '../platform/bus/enveloped.js';
import { Keys } from '../platform/ports/ports.js';
import { Problem } from '../platform/problems/problem.js';
import { issueDecider } from './issue.decider.js';

/** Under which envelope an issue is raised: as asked, or as asked by nobody. */
@Injectable()
export class Confidentiality {
  constructor(
    private readonly keys: Keys,
    private readonly handler: Handler,
  ) {}

  /** The one that is recorded, and the one of the other kind of raising under the same key. */
  envelopes(asked: Envelope, confidential: boolean): readonly [Envelope, Envelope] {
    const hidden = confidentially(asked, this.keys);
    return confidential ? [hidden, asked] : [asked, hidden];
  }

  /** The same key was not used for the other kind of raising, which leaves its issue elsewhere. */
  async mustBeFree({ requestHash, commandId }: Envelope): Promise<void> {
    if (requestHash === undefined) return;
    const { revision } = await this.handler.folded(issueDecider, commandId);
    if (revision >= 0) throw new Problem('idempotency-key-reused');
  }
}
