import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Connections } from './connections.js';
import { parseJson } from './json-body.js';
import { serverLog } from './log.js';
import { Methods } from './methods.js';
import { invalid, Problem } from './problem.js';
import { problemIn, sendProblem } from './problem.filter.js';
import { refuseUnreadable } from './unreadable.js';

const BODY_LIMIT = 1024 * 1024;
const IMPORT_LIMIT = 32 * 1024 * 1024;
const MAX_PARAM = 100;

/** A route that takes a CSV file says so in its config. */
const takesCsv = (config: unknown): boolean =>
  typeof config === 'object' && config !== null && 'csv' in config && config.csv === true;

const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** No character set but UTF-8 is read. */
const isUtf8 = (request: FastifyRequest): boolean => {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(request.headers['content-type'] ?? '') ?? [];
  return /^utf-?8$/i.test(charset);
};

const hasBody = ({ headers }: FastifyRequest): boolean =>
  (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;

/** A body of a kind that the route does not take is turned away before it is read. */
const checkMediaType = (request: FastifyRequest): void => {
  if (!hasBody(request) || request.method === 'GET' || request.is404) return;
  const wanted = takesCsv(request.routeOptions.config) ? 'text/csv' : 'application/json';
  if (mediaTypeOf(request) !== wanted || !isUtf8(request)) throw new Problem('unsupported-media-type');
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

/** A path that there is, asked by a method that it does not take. */
const checkMethod = (methods: Methods, request: FastifyRequest, reply: FastifyReply): void => {
  const taken = request.is404 ? methods.of(request.url) : [];
  if (taken.length === 0) return;
  void reply.header('allow', taken.join(', '));
  throw new Problem('method-not-allowed');
};

/** The parser of queries takes what cannot be decoded as it stands: nothing is taken for what it is not. */
const checkQuery = ({ url }: FastifyRequest): void => {
  const query = url.slice(url.indexOf('?') + 1);
  if (!url.includes('?') || !query.includes('%')) return;
  try {
    decodeURIComponent(query);
  } catch {
    throw invalid('/query', 'tidak dapat dibaca: %XX dari UTF-8 | cannot be read: %XX of UTF-8');
  }
};

/** Fastify as this application uses it: limits, ids and the log line of each request. */
export const fastifyAdapter = (log: Logger = serverLog()): FastifyAdapter => {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    logger: false,
    forceCloseConnections: 'idle',
    // What still comes while the server closes is answered, and its connection closed.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: MAX_PARAM },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error: unknown, request: unknown, reply: unknown) => {
      sendProblem(problemIn(error), request as FastifyRequest, reply as FastifyReply);
    },
  });
  const instance = adapter.getInstance<FastifyInstance>();
  const methods = new Methods();
  const connections = new Connections();
  connections.watch(instance.server);
  instance.addHook('preClose', async () => connections.close());
  instance.addHook('onRoute', (route) => {
    methods.add(route.url, route.method);
    if (takesCsv(route.config)) route.bodyLimit = IMPORT_LIMIT;
  });
  instance.addHook('onRequest', async (request, reply) => {
    checkMethod(methods, request, reply);
    checkQuery(request);
    checkMediaType(request);
  });
  instance.addHook('onResponse', async (request, reply) => logRequest(log, request, reply));
  return adapter;
};

/** Bodies: JSON, and CSV as it came for imports. Create the application with `bodyParser: false`. */
export const prepareHttp = (app: NestFastifyApplication): void => {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
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
