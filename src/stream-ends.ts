import { Injectable } from '@nestjs/common';
import type { RegisterKind } from '../projections/registers.view.js';
import { directiveDecider } from './directives/directive.decider.js';
import { Handler } from './kernel/facts/handle.js';
import type { Part } from './kernel/facts/wish.js';
import { StreamEnds } from './platform/reading/stream-ends.js';
import { practiceDecider } from './practices/practice.decider.js';
import { programmeDecider } from './programmes/programme.decider.js';
import { reformDecider } from './reforms/reform.decider.js';
import { issueDecider } from './resistance/issue.decider.js';
import { sessionDecider } from './socialisation/session.decider.js';

/** Ends of streams as their own deciders fold them, from the cache that the writes keep. */
@Injectable()
export class FoldedEnds extends StreamEnds<RegisterKind> {
  private readonly ends: Readonly<Record<RegisterKind, (id: string) => Promise<Part>>>;

  constructor(handler: Handler) {
    super();
    this.ends = {
      programme: async (id) => handler.folded(programmeDecider, id),
      reform: async (id) => handler.folded(reformDecider, id),
      directive: async (id) => handler.folded(directiveDecider, id),
      session: async (id) => handler.folded(sessionDecider, id),
      practice: async (id) => handler.folded(practiceDecider, id),
      issue: async (id) => handler.folded(issueDecider, id),
    };
  }

  async of(kind: RegisterKind, id: string): Promise<Part> {
    return this.ends[kind](id);
  }
}
