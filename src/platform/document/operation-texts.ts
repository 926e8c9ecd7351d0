import type { ProblemCode } from '../../kernel/words/refusal.js';
import { statusOf } from '../problems/problem.js';
import { ROLES } from '../../kernel/organisation/role.js';
import type { Texts } from '../problems/problem.texts.js';

type Answer = { readonly headers?: object; readonly content?: Readonly<Record<string, unknown>> };

/** What is known of an operation that its description tells. */
export type Told = {
  readonly description?: string;
  readonly security?: unknown;
  readonly responses: Readonly<Record<string, Answer>>;
  readonly 'x-roles'?: readonly string[];
  readonly 'x-refusals'?: readonly ProblemCode[];
  /** The requests by which it is put right. */
  readonly 'x-corrections'?: readonly string[];
};

const OF_UNITS: ReadonlySet<string> = new Set(['unit-head', 'agent-of-change']);

const who = ({ security, 'x-roles': roles }: Told): string => {
  if (security === undefined) return 'Needs no token.';
  if (roles === undefined) return 'For whoever has a token.';
  if (roles.length === ROLES.length) return 'For whoever holds any grant.';
  const named = roles.map((role) => (OF_UNITS.has(role) ? `\`${role}\` (for their units)` : `\`${role}\``));
  return `For ${named.join(', ')}.`;
};

const refused = ({ 'x-refusals': codes = [] }: Told, texts: Texts): readonly string[] => {
  const statuses = [...new Set(codes.map(statusOf))];
  return statuses.map((status) => {
    const mine = codes.filter((code) => statusOf(code) === status);
    return `Refused with ${status}:\n${mine.map((code) => `* \`${code}\`: ${texts.of(code).en.detail}`).join('\n')}`;
  });
};

/**
 * A write to something that is there is answered with 200 also where it changes nothing; an import with a report. What
 * takes something back never is so already: there is nothing to undo then.
 */
const unchanged = ({ responses, 'x-refusals': refusals }: Told): readonly string[] => {
  const isWrite =
    refusals !== undefined && responses['200']?.headers !== undefined && !('201' in responses) && !('304' in responses);
  return isWrite && !refusals.includes('nothing-to-undo')
    ? ['Where it is so already: `changed` is false, and nothing is recorded.']
    : [];
};

const putRight = ({ 'x-corrections': paths = [] }: Told): readonly string[] =>
  paths.length === 0 ? [] : [`If it was recorded wrongly: ${paths.map((path) => `\`POST ${path}\``).join(', ')}.`];

const asTable = ({ responses }: Told): readonly string[] =>
  responses['200']?.content?.['text/csv'] === undefined ? [] : ['Also as a table in CSV.'];

/** What an operation is for, then what follows from how it is declared: who may call it, and what refuses it. */
export const descriptionOf = (operation: Told, texts: Texts): string =>
  [
    operation.description ?? '',
    ...unchanged(operation),
    ...putRight(operation),
    ...asTable(operation),
    who(operation),
    ...refused(operation, texts),
  ].join('\n\n');
