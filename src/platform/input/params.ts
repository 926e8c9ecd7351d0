import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isIP } from 'node:net';
import { isUuid } from '../../kernel/words/ids.js';
import { isObject, NO_SUCH_FIELD } from './field.js';
import type { Language } from '../../kernel/words/sentences.js';
import { languageOf } from '../problems/language.js';
import { invalid } from '../problems/problem.js';

/** The `:id` of a path; 400 where it is no UUID. */
export const IdParam = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { id = '' } = context.switchToHttp().getRequest<FastifyRequest>().params as { id?: string };
  const lower = id.toLowerCase();
  if (!isUuid(lower)) throw invalid('/path/id', 'sebuah id (UUID) | an id (UUID)');
  return lower;
});

/** A write that tells nothing: 400 where its body does. */
export const NoBody = createParamDecorator((_: unknown, context: ExecutionContext): void => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (body === undefined) return;
  if (!isObject(body)) throw invalid('', 'tidak ada, atau {} | nothing, or {}');
  if (Object.keys(body).length > 0) throw invalid('', NO_SUCH_FIELD);
});

/**
 * From where a request came: kept in memory alone. Behind a trusted proxy what that says, if it is an address: with a
 * port or a word in its place each request would come from another.
 */
export const FromAddress = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { ip, socket } = context.switchToHttp().getRequest<FastifyRequest>();
  return isIP(ip) > 0 ? ip : (socket.remoteAddress ?? '');
});

/** The language in which the caller reads. */
export const ReadBy = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<FastifyRequest>().headers['accept-language']),
);
