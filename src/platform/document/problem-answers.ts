import type { ProblemCode } from '../../kernel/words/refusal.js';
import { statusOf } from '../problems/problem.js';
import type { ProblemTexts, Texts } from '../problems/problem.texts.js';

const ROW = {
  type: 'object',
  required: ['pointer', 'code', 'detail'],
  properties: {
    pointer: {
      type: 'string',
      description: 'the place: a JSON pointer into the body, or one that begins with /query, /path or /headers',
    },
    code: { type: 'string', description: 'the code of what is wrong there' },
    detail: { type: 'string', description: 'what is wrong there, in words' },
  },
};

const exampleOf = (code: ProblemCode, texts: Texts): object => ({
  type: `urn:penataan:problem:${code}`,
  title: texts.of(code).en.title,
  status: statusOf(code),
  detail: texts.of(code).en.detail,
  code,
  requestId: '3f0c8a52-9b1d-4c5e-8a77-0d6f1e2b3c4d',
});

/** A problem document (RFC 9457). */
export const problemSchema = (texts: ProblemTexts): object => ({
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', pattern: '^urn:penataan:problem:', description: '`urn:penataan:problem:` and the code' },
    title: { type: 'string', description: 'what it is, in a few words' },
    status: { type: 'integer', description: 'the HTTP status' },
    detail: { type: 'string', description: 'what to do about it' },
    code: { type: 'string', enum: texts.codes(), description: 'which problem it is; codes do not change' },
    requestId: { type: 'string', description: 'names the request to whoever runs the server' },
    errors: { type: 'array', items: ROW, description: 'a row for each place that is at fault' },
  },
  example: {
    ...exampleOf('invalid-input', texts),
    errors: [{ pointer: '/staff/3', code: 'invalid-input', detail: 'an id (UUID)' }],
  },
});

/** One example for every code. */
export const examplesIn = (texts: ProblemTexts): Record<string, object> =>
  Object.fromEntries(
    texts.codes().map((code) => [code, { summary: texts.of(code).en.title, value: exampleOf(code, texts) }]),
  );

const COMMON: readonly ProblemCode[] = [
  'invalid-input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'too-busy',
  'store-unavailable',
  'view-behind',
];
const WRITES: readonly ProblemCode[] = [
  'revision-mismatch',
  'request-timeout',
  'body-too-large',
  'unsupported-media-type',
  'idempotency-key-reused',
];

/** What is sent without a token records nothing under a key, and expects no revision. */
const NAMELESS: readonly ProblemCode[] = [
  'invalid-input',
  'too-busy',
  'store-unavailable',
  'request-timeout',
  'body-too-large',
  'unsupported-media-type',
];

type Answered = { readonly description: string; readonly content: Record<string, { schema: { $ref: string } }> };

const answered = (codes: readonly string[], more: object): Answered => ({
  description: codes.join(', '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, ...more } },
});

const byStatus = (codes: readonly ProblemCode[]): Map<number, string[]> => {
  const found = new Map<number, string[]>();
  for (const code of codes) found.set(statusOf(code), [...(found.get(statusOf(code)) ?? []), code]);
  return found;
};

const examplesOf = (codes: readonly string[]): object => ({
  examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
});

const nameOf = (status: number): string => `problem-${status}`;

/** Problems that are the same wherever they occur, each with its examples. */
export const PROBLEM_ANSWERS = Object.fromEntries(
  [...byStatus([...COMMON, ...WRITES])].map(([status, codes]) => [nameOf(status), answered(codes, examplesOf(codes))]),
);

type Refusable<A> = {
  readonly responses: Readonly<Record<string, A>>;
  readonly security?: unknown;
  readonly 'x-refusals'?: readonly ProblemCode[];
};

const generalOf = (security: unknown, writes: boolean): readonly ProblemCode[] => {
  if (security === undefined) return writes ? NAMELESS : ['invalid-input'];
  return writes ? [...COMMON, ...WRITES] : COMMON;
};

/** The answers of an operation with every problem that it may answer, by status; what it tells itself goes before. */
export const withProblems = <A>(
  { responses, security, 'x-refusals': refusals = [] }: Refusable<A>,
  writes: boolean,
): Record<string, A | Answered | { $ref: string }> => {
  const general = [...byStatus(generalOf(security, writes)).keys()].map((status) => [
    String(status),
    { $ref: `#/components/responses/${nameOf(status)}` },
  ]);
  const rules = [...byStatus(refusals)].map(([status, codes]) => [String(status), answered(codes, {})]);
  return { ...Object.fromEntries([...general, ...rules]), ...responses };
};
