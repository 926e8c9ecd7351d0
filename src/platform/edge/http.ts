import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import type { Work } from './connection.js';
import { Connections } from './connections.js';
import { Door } from '../callers/door.js';
import { EDGE_LIMITS, type EdgeLimits } from './edge-limits.js';
import { InFlight } from './in-flight.js';
import { parseJson } from './json-body.js';
import { serverLog } from '../process/log.js';
import { Methods } from './methods.js';
import { Problem } from '../problems/problem.js';
import { requestCodeOf, sendProblem } from '../problems/problem.filter.js';
import { requestTexts } from '../problems/problem.texts.js';
import { askForBody, checkMediaType, checkMethod, checkProtocol, checkQuery } from './request-checks.js';
import { isKeptNowhere, SAFE_HEADERS } from '../document/safe-headers.js';

const BODY_LIMIT = 1024 * 1024;
const IMPORT_LIMIT = 32 * 1024 * 1024;
const MAX_PARAM = 100;
const HEALTH = /^\/(?:health\/(?:live|ready)|metrics)(?:\?|$)/;
const KEEP_ALIVE_MS = 72_000;
/** Requests, and imports among them, that are worked at together; and beside them what people without a token ask. */
const [MOST_REQUESTS, MOST_IMPORTS, MOST_NAMELESS] = [256, 4, 1_024];

/**
 * One line a request: what was asked by its pattern, never the path itself, a body, or who asked. Of what people answer in
 * a survey not even that it was asked, or when: unless it went wrong.
 */
const logRequest = (log: Logger, request: FastifyRequest, reply: FastifyReply): void => {
  const { fault } = request;
  if (request.routeOptions.config.requires === 'code' && !fault) return;
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

const serverOf = (connections: Connections, limits: EdgeLimits, work: Work): Server => {
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.sweepMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // A request without one is told so as any other that is wrong.
    requireHostHeader: false,
  });
  server.maxConnections = limits.connections;
  connections.watch(server, work);
  return server;
};

/**
 * Fastify as this application uses it: limits, ids and the log line of each request. `proxies`: addresses and networks
 * of those who are believed from where a request came.
 */
export const fastifyAdapter = (
  log: Logger = serverLog(),
  limits: EdgeLimits = EDGE_LIMITS,
  proxies: readonly string[] = [],
): FastifyAdapter => {
  const connections = new Connections(limits);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    logger: false,
    trustProxy: proxies.length > 0 ? [...proxies] : false,
    forceCloseConnections: 'idle',
    // What still comes while the server closes is answered, and its connection closed.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: MAX_PARAM },
    serverFactory: (work: Work) => serverOf(connections, limits, work),
    clientErrorHandler: (error, socket) => connections.refuse(error, socket),
    frameworkErrors: (error: unknown, request: unknown, reply: unknown) => {
      const code = requestCodeOf(error);
      sendProblem(new Problem(code), request as FastifyRequest, reply as FastifyReply, requestTexts(code));
    },
  });
  const instance = adapter.getInstance<FastifyInstance>();
  instance.addHook('preClose', async () => connections.close());
  instance.addHook('onResponse', async (request, reply) => logRequest(log, request, reply));
  return adapter;
};

/** Counts what has a requirement while it is worked at: until its answer is there, read or not. */
const countRequests = (instance: FastifyInstance): void => {
  const [requests, imports] = [new InFlight(MOST_REQUESTS), new InFlight(MOST_IMPORTS)];
  const nameless = new InFlight(MOST_NAMELESS);
  const kindsOf = ({ requires, csv }: FastifyContextConfig): readonly InFlight[] => {
    if (requires === undefined || requires === 'public') return [];
    if (requires === 'code') return [nameless];
    return csv === true ? [imports, requests] : [requests];
  };
  instance.addHook('onRequest', async ({ routeOptions: { config } }, reply) => {
    for (const kind of kindsOf(config)) {
      const end = kind.begin();
      if (!end) throw new Problem('too-busy');
      reply.raw.once('prefinish', end).once('close', end);
    }
  });
};

/** Who may not ask is told so before a body is read; so is what is wrong with a request whatever its body. */
const checkRequests = (instance: FastifyInstance, door: Door): void => {
  const methods = new Methods();
  instance.addHook('onRoute', (route) => {
    methods.add(route.url, route.method);
    if (route.config?.csv === true) route.bodyLimit = IMPORT_LIMIT;
  });
  instance.addHook('onRequest', async (request, reply) => {
    const { requires } = request.routeOptions.config;
    void reply.headers(SAFE_HEADERS);
    if (isKeptNowhere(request.method, requires)) void reply.header('cache-control', 'no-store');
    checkProtocol(request);
    checkMethod(methods, request, reply);
    if (requires !== undefined) await door.open(request, requires);
  });
  countRequests(instance);
  instance.addHook('onRequest', async (request) => {
    checkQuery(request);
    checkMediaType(request);
  });
  instance.addHook('preParsing', async (request, reply) => askForBody(request, reply));
};

/** A process that answers no requests of anybody is still asked how it is. */
const answerHealthAlone = (instance: FastifyInstance): void => {
  instance.addHook('onRequest', async ({ url }) => {
    if (!HEALTH.test(url)) throw new Problem('not-found');
  });
};

/** Bodies: JSON, and CSV as it came for imports. Create the application with `bodyParser: false`. */
export const prepareHttp = (app: NestFastifyApplication, { healthAlone = false } = {}): void => {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  if (healthAlone) answerHealthAlone(instance);
  checkRequests(instance, app.get(Door));
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
