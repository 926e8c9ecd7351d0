/** Rules that say no: 409 with the code (api.md, 1). */
export const RULE_CODES = [
  'code-taken',
  'nip-taken',
  'date-in-future',
  'date-too-far',
  'before-issue',
  'before-session-day',
  'before-enrolment',
  'after-departure',
  'staff-not-targeted',
  'staff-not-in-unit',
  'unit-ended',
  'unit-not-empty',
  'unit-outside-programme',
  'chart-cycle',
  'programme-closed',
  'reform-not-decreed',
  'reform-not-yet-effective',
  'reform-in-effect',
  'not-later',
  'reform-completed',
  'reform-cancelled',
  'directive-withdrawn',
  'session-not-planned',
  'session-cancelled',
  'too-few-seats',
  'practice-retired',
  'issue-closed',
  'issue-open',
  'step-backwards',
  'duplicate-of-itself',
  'last-admin',
  'clock-backwards',
] as const;

export type RuleCode = (typeof RULE_CODES)[number];

/** What else a request can be turned away with. */
export type RequestCode =
  | 'invalid-input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'request-timeout'
  | 'revision-mismatch'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'idempotency-key-reused'
  | 'too-busy'
  | 'store-unavailable'
  | 'view-behind'
  | 'internal-error';

export type ProblemCode = RuleCode | RequestCode;

/** A fault of one place of the request, by JSON pointer. */
export type FaultRow = { readonly pointer: string; readonly code: ProblemCode };

/** An expected no: a value, not an exception. */
export type Refusal = {
  readonly kind: 'refused';
  readonly code: ProblemCode;
  readonly rows: readonly FaultRow[];
};

export const refuse = (code: ProblemCode, rows: readonly FaultRow[] = []): Refusal => ({
  kind: 'refused',
  code,
  rows,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';

/** The refusal of the first code, in order of rank, that any row has; undefined where no row has a fault. */
export const firstOf = (rows: readonly FaultRow[], rank: readonly ProblemCode[]): Refusal | undefined => {
  const code = rank.find((one) => rows.some((row) => row.code === one));
  return code && refuse(code, rows);
};
