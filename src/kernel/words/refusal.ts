/** Rules that say no: 409 with the code (api.md, 1). Whose rule it is adds the code, beside its texts (`x.refusals.ts`). */
export interface RuleCodes {}

/** The codes of a table of texts, marked as its owner's: the same code of two owners does not compile. */
export type CodesOf<Texts, Owner extends string> = Readonly<Record<keyof Texts, Owner>>;

export type RuleCode = keyof RuleCodes;

/** What else a request can be turned away with. */
export type RequestCode =
  | 'invalid-input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'code-unknown'
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
