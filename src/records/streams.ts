import type { RegisterKind } from '../../projections/registers.view.js';
import { directiveDecider } from '../directives/directive.decider.js';
import type { Handler, Part } from '../kernel/handle.js';
import { practiceDecider } from '../practices/practice.decider.js';
import { programmeDecider } from '../programmes/programme.decider.js';
import { reformDecider } from '../reforms/reform.decider.js';
import { issueDecider } from '../resistance/issue.decider.js';
import { sessionDecider } from '../socialisation/session.decider.js';

/** The last event of a thing's stream: revision -1 where there is none. */
export const lastOf: Readonly<Record<RegisterKind, (handler: Handler, id: string) => Promise<Part>>> = {
  programme: async (handler, id) => handler.folded(programmeDecider, id),
  reform: async (handler, id) => handler.folded(reformDecider, id),
  directive: async (handler, id) => handler.folded(directiveDecider, id),
  session: async (handler, id) => handler.folded(sessionDecider, id),
  practice: async (handler, id) => handler.folded(practiceDecider, id),
  issue: async (handler, id) => handler.folded(issueDecider, id),
};
