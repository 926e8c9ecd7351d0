import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode, RequestCode } from '../../kernel/words/refusal.js';
import type { Language } from '../../kernel/words/sentences.js';
import { AppendTooLarge } from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { type KindOfFault, kindOfFault } from './kind-of-fault.js';
import { languageOf } from './language.js';
import { type Bilingual, Problem, statusOf } from './problem.js';
import { NO_SUCH_ADDRESS, ProblemTexts, type Texts } from './problem.texts.js';

const RETRY_AFTER_SECONDS = '1';
const RETRIED: ReadonlySet<ProblemCode> = new Set(['too-busy', 'view-behind', 'store-unavailable']);

const BY_STATUS: Readonly<Record<number, RequestCode>> = {
  400: 'invalid-input',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'invalid-input',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'invalid-input',
  415: 'unsupported-media-type',
  431: 'invalid-input',
};

const statusIn = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error) return Number(error.statusCode);
  return undefined;
};

/** What an error is that no rule threw; one that is not an expected no is internal, its text kept inside. */
export const requestCodeOf = (error: unknown): RequestCode => {
  if (error instanceof StoreFault) return 'store-unavailable';
  if (error instanceof AppendTooLarge) return 'body-too-large';
  const status = statusIn(error);
  return (status !== undefined && BY_STATUS[status]) || 'internal-error';
};

/** The problem that any error is told as. */
export const problemIn = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(requestCodeOf(error));

const hintIn = (hint: Bilingual, language: Language): string => hint.split(' | ')[language === 'id' ? 0 : 1] ?? hint;

/** Where each distinct item of a list stands first, in their order. */
const firstsOf = (list: readonly unknown[]): readonly number[] => {
  const firsts = new Map<unknown, number>();
  list.forEach((one, index) => {
    const named = typeof one === 'string' ? one.toLowerCase() : one;
    if (!firsts.has(named)) firsts.set(named, index);
  });
  return [...firsts.values()];
};

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;

/** What a list names twice counts once in rules: tells the place in the list as it was sent. */
const asSentIn = (body: unknown): ((pointer: string) => string) => {
  const known = new Map<string, readonly number[]>();
  return (pointer) => {
    const [, field = '', place = ''] = /^\/(\w+)\/(\d+)$/.exec(pointer) ?? [];
    const list = fieldOf(body, field);
    if (!Array.isArray(list)) return pointer;
    const firsts = known.get(field) ?? firstsOf(list);
    known.set(field, firsts);
    return `/${field}/${firsts[Number(place)] ?? place}`;
  };
};

/** What a problem is told of a request by. */
type Asked = Pick<FastifyRequest, 'id' | 'headers' | 'body'> & Partial<Pick<FastifyRequest, 'routeOptions'>>;

const isNoAddress = ({ routeOptions }: Asked): boolean => routeOptions?.config.requires === undefined;

/** RFC 9457, in the caller's language. */
export const problemBody = ({ code, rows, detail }: Problem, request: Asked, told: Texts): object => {
  const language = languageOf(request.headers['accept-language']);
  const texts = (code === 'not-found' && isNoAddress(request) ? NO_SUCH_ADDRESS : told.of(code))[language];
  const asSent = asSentIn(request.body);
  const errors = rows.map(({ pointer, code: rowCode, hint }) => ({
    pointer: asSent(pointer),
    code: rowCode,
    detail: hint === undefined ? told.of(rowCode)[language].detail : hintIn(hint, language),
  }));
  return {
    type: `urn:penataan:problem:${code}`,
    title: texts.title,
    status: statusOf(code),
    detail: detail === undefined ? texts.detail : hintIn(detail, language),
    code,
    requestId: request.id,
    ...(errors.length > 0 ? { errors } : {}),
  };
};

export const sendProblem = (problem: Problem, request: FastifyRequest, reply: FastifyReply, texts: Texts): void => {
  void reply.status(statusOf(problem.code)).headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': languageOf(request.headers['accept-language']),
    vary: 'Accept-Language',
  });
  if (problem.code === 'unauthenticated') void reply.header('www-authenticate', 'Bearer');
  if (RETRIED.has(problem.code)) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  // Fastify closes the connection after a body it did not take; the rest of it is taken in instead (connections.ts).
  void reply.removeHeader('connection');
  void reply.send(JSON.stringify(problemBody(problem, request, texts)));
};

/** Every error as a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly texts: ProblemTexts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemIn(error);
    if (!(error instanceof Problem) && statusOf(problem.code) >= 500) request.fault = kindOfFault(error);
    sendProblem(problem, request, http.getResponse<FastifyReply>(), this.texts);
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    fault?: KindOfFault;
  }
}
