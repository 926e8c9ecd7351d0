import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { type Logger, pino } from 'pino';
import { Problem } from './problem.js';
import { problemIn, sendProblem } from './problem.filter.js';

const BODY_LIMIT = 1024 * 1024;
const IMPORT_LIMIT = 32 * 1024 * 1024;
const MAX_PARAM = 100;

/** A route that takes a CSV file says so in its config. */
type RouteConfig = { readonly csv?: boolean };

const takesCsv = (request: FastifyRequest): boolean => (request.routeOptions.config as RouteConfig).csv === true;

const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** A body of a kind that the route does not take is turned away before it is read. */
const checkMediaType = (request: FastifyRequest): void => {
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  if (!hasBody || request.method === 'GET' || request.is404) return;
  const wanted = takesCsv(request) ? 'text/csv' : 'application/json';
  const empty = request.headers['content-length'] === '0';
  if (!empty && mediaTypeOf(request) !== wanted) throw new Problem('unsupported-media-type');
};

/** One line a request: what was asked by its pattern, never the path itself, a body, or who asked. */
const logRequest = (log: Logger, request: FastifyRequest, reply: FastifyReply): void => {
  const { fault } = request;
  const line = {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(fault ? { fault } : {}),
  };
  if (fault) log.error(line, 'request failed');
  else log.info(line, 'request');
};

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Strict UTF-8 and JSON; keys that could reach a prototype are refused. An empty body is none. */
const parseJson = (body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(UTF8.decode(body), refusePrototypeKeys);
  } catch {
    throw new Problem('invalid-input', [{ pointer: '', code: 'invalid-input', hint: 'JSON in UTF-8' }]);
  }
};

const refusePrototypeKeys = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new Error('a key that no field has');
  return value;
};

/** Fastify as this application uses it: limits, ids and the log line of each request (on standard error, or in a file). */
export const fastifyAdapter = (logFile?: string): FastifyAdapter => {
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: logFile ?? 2, sync: false }),
  );
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    logger: false,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: MAX_PARAM },
    frameworkErrors: (error: unknown, request: unknown, reply: unknown) => {
      sendProblem(problemIn(error), request as FastifyRequest, reply as FastifyReply);
    },
  });
  const instance = adapter.getInstance() as unknown as FastifyInstance;
  instance.addHook('onRoute', (route) => {
    if ((route.config as RouteConfig | undefined)?.csv) route.bodyLimit = IMPORT_LIMIT;
  });
  instance.addHook('onRequest', async (request) => checkMediaType(request));
  instance.addHook('onResponse', async (request, reply) => logRequest(log, request, reply));
  return adapter;
};

/** Bodies: JSON, and CSV as it came for imports. Create the application with `bodyParser: false`. */
export const prepareHttp = (app: NestFastifyApplication): void => {
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      done(null, parseJson(body as Buffer));
    } catch (problem) {
      done(problem as Problem);
    }
  });
  instance.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: IMPORT_LIMIT }, (_, body, done) => {
    done(null, body);
  });
};
