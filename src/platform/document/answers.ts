import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { RuleCode } from '../../kernel/words/refusal.js';
import { IDEMPOTENCY_KEY, IF_MATCH } from '../input/headers.js';
import type { Schema } from './read-answers.js';

const WRITE_ANSWER = {
  title: 'Written',
  type: 'object',
  required: ['id', 'revision', 'position', 'changed'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', format: 'uuid', description: 'of what was written' },
    revision: { type: 'integer', minimum: 0, description: 'as `ETag`: how often it has changed, for `If-Match`' },
    position: { type: 'string', description: 'opaque; later writes have greater ones' },
    changed: { type: 'boolean', description: 'false where it was so already, and nothing was recorded' },
  },
} as const;

const ETAG = {
  ETag: { description: 'the revision, in quotes', required: true, schema: { type: 'string', pattern: '^"[0-9]+"$' } },
} as const;

/** Documents the key under which a write is done once. */
export const Keyed = (): MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'the same request under the same key is recorded once',
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
  });

type WriteOptions = {
  readonly creates?: boolean;
  readonly refusals: readonly RuleCode[];
  /** What the answer tells beside what every one does. */
  readonly more?: { readonly title: string; readonly fields: Readonly<Record<string, Schema>> };
};

const answerWith = ({ more }: WriteOptions): object => {
  if (!more) return WRITE_ANSWER;
  const { required, properties, ...answer } = WRITE_ANSWER;
  return {
    ...answer,
    title: more.title,
    required: [...Object.keys(more.fields), ...required],
    properties: { ...more.fields, ...properties },
  };
};

/** Documents a write: its answer, its headers and the rules that may refuse it. */
export const WriteAnswers = (options: WriteOptions): MethodDecorator => {
  const { creates = false, refusals } = options;
  const answered = { description: 'recorded, or already so', headers: ETAG, schema: answerWith(options) };
  const location = { Location: { description: 'where it is', required: true, schema: { type: 'string' } } } as const;
  return applyDecorators(
    Keyed(),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'a revision in quotes: 412 where the thing has changed since',
      schema: { type: 'string', pattern: IF_MATCH.source },
    }),
    ...(creates
      ? [ApiResponse({ ...answered, status: 201, description: 'created', headers: { ...ETAG, ...location } })]
      : []),
    ApiResponse({ ...answered, status: 200 }),
    ApiExtension('x-refusals', refusals),
  );
};
