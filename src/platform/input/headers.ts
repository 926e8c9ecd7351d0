import type { FastifyRequest } from 'fastify';
import { type Bilingual, invalid } from '../problems/problem.js';

const TAG = String.raw`(W/)?"[\x21\x23-\x7e\x80-\xff]*"`;

/** The headers that the contract names, and what they may be (api.md, 1). */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,128}$/;
/** A revision is written in one way only, as every answer shows it. */
export const IF_MATCH = /^(\*|"(0|[1-9][0-9]{0,14})")$/;
export const IF_NONE_MATCH = new RegExp(`^(\\*|[ \\t,]*${TAG}(?:[ \\t]*,(?:[ \\t]*${TAG})?)*[ \\t]*)$`);

const SHAPES: readonly (readonly [name: string, shape: RegExp, hint: Bilingual])[] = [
  ['Idempotency-Key', IDEMPOTENCY_KEY, '1-128 karakter ASCII yang terlihat | 1-128 visible ASCII characters'],
  ['If-Match', IF_MATCH, 'revisi dalam tanda kutip, seperti "3" | a revision in quotes, such as "3"'],
  ['If-None-Match', IF_NONE_MATCH, 'ETag dalam tanda kutip, atau * | entity tags in quotes, or *'],
];

/** 400 where a header that the contract names has an impossible value; other headers are nobody's business. */
export const mustHaveGoodHeaders = ({ headers }: FastifyRequest): void => {
  for (const [name, shape, hint] of SHAPES) {
    const value = headers[name.toLowerCase()];
    if (value !== undefined && !shape.test(String(value))) throw invalid(`/headers/${name}`, hint);
  }
};
