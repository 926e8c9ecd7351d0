import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '../kernel/refusal.js';
import { Problem, statusOf } from './problem.js';
import { languageOf, TEXTS } from './problem.texts.js';

const RETRY_AFTER_SECONDS = '1';
const RETRIED: ReadonlySet<ProblemCode> = new Set(['too-busy', 'view-behind', 'store-unavailable']);

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-input',
  404: 'not-found',
  405: 'not-found',
  406: 'invalid-input',
  408: 'invalid-input',
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

/** The problem that any error is told as; what is not an expected no is an internal error, its text kept inside. */
export const problemIn = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  const status = statusIn(error);
  return new Problem((status !== undefined && BY_STATUS[status]) || 'internal-error');
};

/** RFC 9457, in the caller's language. */
export const problemBody = ({ code, rows }: Problem, request: FastifyRequest): object => {
  const texts = TEXTS[code][languageOf(request.headers['accept-language'])];
  const errors = rows.map(({ pointer, code: rowCode, hint }) => ({
    pointer,
    code: rowCode,
    detail: hint ?? TEXTS[rowCode][languageOf(request.headers['accept-language'])].detail,
  }));
  return {
    type: `urn:penataan:problem:${code}`,
    title: texts.title,
    status: statusOf(code),
    detail: texts.detail,
    code,
    requestId: request.id,
    ...(errors.length > 0 ? { errors } : {}),
  };
};

export const sendProblem = (problem: Problem, request: FastifyRequest, reply: FastifyReply): void => {
  void reply.status(statusOf(problem.code)).header('content-type', 'application/problem+json; charset=utf-8');
  if (problem.code === 'unauthenticated') void reply.header('www-authenticate', 'Bearer');
  if (RETRIED.has(problem.code)) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  void reply.send(JSON.stringify(problemBody(problem, request)));
};

/** Every error as a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemIn(error);
    if (problem.code === 'internal-error') request.fault = kindOfFault(error);
    sendProblem(problem, request, http.getResponse<FastifyReply>());
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Where an internal error arose: its class and the places in our code; never its text. */
    fault?: { readonly error: string; readonly at: readonly string[] };
  }
}

export const kindOfFault = (error: unknown): { error: string; at: readonly string[] } => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5);
  return {
    error: error instanceof Error ? error.constructor.name : typeof error,
    at: at.map((line) => line.trim()),
  };
};
