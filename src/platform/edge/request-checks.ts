import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Methods } from './methods.js';
import { invalid, Problem } from '../problems/problem.js';

/** The type that a body says it is, without its parameters. */
const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** No character set but UTF-8 is read. */
const isUtf8 = (request: FastifyRequest): boolean => {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(request.headers['content-type'] ?? '') ?? [];
  return /^utf-?8$/i.test(charset);
};

const isPacked = ({ headers }: FastifyRequest): boolean =>
  !/^(?:\s*identity\s*,?)*\s*$/i.test(headers['content-encoding'] ?? '');

const hasBody = ({ headers }: FastifyRequest): boolean =>
  (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;

/** A body of a kind that the route does not take is turned away before it is read. */
export const checkMediaType = (request: FastifyRequest): void => {
  if (!hasBody(request) || request.method === 'GET' || request.is404) return;
  const wanted = request.routeOptions.config.csv === true ? 'text/csv' : 'application/json';
  if (mediaTypeOf(request) !== wanted || !isUtf8(request) || isPacked(request)) {
    throw new Problem('unsupported-media-type');
  }
};

/** A path that there is, asked by a method that it does not take. */
export const checkMethod = (methods: Methods, request: FastifyRequest, reply: FastifyReply): void => {
  const taken = request.is404 ? methods.of(request.url) : [];
  if (taken.length === 0) return;
  void reply.header('allow', taken.join(', '));
  throw new Problem('method-not-allowed');
};

/** The parser of queries takes what cannot be decoded as it stands: nothing is taken for what it is not. */
export const checkQuery = ({ url }: FastifyRequest): void => {
  const query = url.slice(url.indexOf('?') + 1);
  if (!url.includes('?') || !query.includes('%')) return;
  try {
    decodeURIComponent(query);
  } catch {
    throw invalid('/query', 'tidak dapat dibaca: %XX dari UTF-8 | cannot be read: %XX of UTF-8');
  }
};

/** What HTTP itself asks of a request. */
export const checkProtocol = ({ raw: { headers, httpVersion } }: FastifyRequest): void => {
  if (headers.host === undefined && httpVersion === '1.1') throw invalid('/headers/Host', 'tidak ada | is missing');
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue') {
    throw invalid('/headers/Expect', 'hanya 100-continue | nothing but 100-continue');
  }
};

/** Whoever waits to be told before sending a body is told, now that it is wanted. */
export const askForBody = ({ raw }: FastifyRequest, reply: FastifyReply): void => {
  if (raw.headers.expect !== undefined && !raw.complete) reply.raw.writeContinue();
};
