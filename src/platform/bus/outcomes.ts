import type { Outcome } from '../../kernel/facts/envelope.js';
import { problemIn } from '../problems/problem.filter.js';

const isOutcome = (result: unknown): result is Outcome =>
  typeof result === 'object' &&
  result !== null &&
  'kind' in result &&
  (result.kind === 'done' || result.kind === 'refused');

/** What became of a command: recorded or not, the code of a rule, or `answered` where it records nothing of its own. */
export const outcomeOfCommand = (result: unknown): string => {
  if (!isOutcome(result)) return 'answered';
  return result.kind === 'refused' ? result.code : 'done';
};

export const outcomeOfQuery = (): string => 'answered';

/** The code under which a fault is answered: never its text. */
export const outcomeOfFault = (fault: unknown): string => problemIn(fault).code;
