import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { concatMap, type Observable } from 'rxjs';
import type { Position } from '../kernel/event-store.js';
import type { Done, Outcome } from '../kernel/wish.js';
import { isRefusal } from '../kernel/refusal.js';
import { type Table, tableToCsv } from './csv.js';
import { mustHaveGoodHeaders } from './headers.js';
import { jsonText } from './json-text.js';
import { problemOf } from './problem.js';
import { Turns } from './turns.js';

/** The answer to a write: `201` with `Location` where it created `path`/id. */
export class Written {
  constructor(
    readonly done: Done,
    readonly path: string,
  ) {}
}

/** The answer to a read: JSON, and as a table where it is one. */
export class Read {
  constructor(
    readonly body: object,
    readonly position: Position,
    readonly table?: () => Table,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** Turns a refusal away and gives the answer of a write otherwise. */
export const written = (outcome: Outcome, path: string): Written => {
  if (isRefusal(outcome)) throw problemOf(outcome);
  return new Written(outcome, path);
};

const answerWrite = ({ done, path }: Written, reply: FastifyReply): object => {
  const { id, revision, position, created, changed } = done;
  void reply.status(created ? 201 : 200).header('etag', `"${revision}"`);
  if (created) void reply.header('location', `${path}/${id}`);
  return { id, revision, position, changed };
};

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));

/** What a client would take, what it would rather have first. */
const accepted = (header = ''): string[] =>
  header
    .split(',')
    .map((one) => {
      const [type = '', ...parameters] = one.toLowerCase().split(';');
      const quality = parameters.map((told) => /^\s*q=([\d.]+)\s*$/.exec(told)?.[1]).find(Boolean);
      return { type: type.trim(), quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ type }) => type);

const CSV = new Set(['text/csv', 'text/*']);
const JSONS = new Set(['application/json', 'application/*', '*/*']);

const wantsCsv = ({ headers }: FastifyRequest): boolean =>
  CSV.has(accepted(headers.accept).find((type) => CSV.has(type) || JSONS.has(type)) ?? '');

/** Where the next page of a list is: a table has no other place to tell it. */
const linkOf = ({ body }: Read, { url }: FastifyRequest): Readonly<Record<string, string>> => {
  if (!('next' in body) || typeof body.next !== 'string') return {};
  const [path = '', query = ''] = url.split('?');
  const wanted = new URLSearchParams(query);
  wanted.set('cursor', body.next);
  return { link: `<${path}?${wanted.toString()}>; rel="next"` };
};

/** The text of a read, and whether it is CSV. */
const textOf = async (read: Read, request: FastifyRequest, turns: Turns): Promise<{ text: string; csv: boolean }> => {
  if (read.table !== undefined && wantsCsv(request)) return { text: tableToCsv(read.table()), csv: true };
  return { text: await turns.finish(jsonText(read.body)), csv: false };
};

const answerRead = (
  read: Read,
  { text, csv }: { readonly text: string; readonly csv: boolean },
  request: FastifyRequest,
  reply: FastifyReply,
): unknown => {
  const etag = `"${createHash('sha1').update(text).digest('base64url')}"`;
  void reply.headers({
    ...read.headers,
    ...linkOf(read, request),
    etag,
    'view-position': read.position,
    vary: 'Accept, Accept-Language',
  });
  if (matches(request.headers['if-none-match'], etag)) {
    void reply.status(304);
    return undefined;
  }
  void reply
    .status(200)
    .header('content-type', csv ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8');
  return text;
};

/** Gives every answer its status, headers and form. */
@Injectable()
export class Respond implements NestInterceptor {
  constructor(private readonly turns: Turns) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    mustHaveGoodHeaders(request);
    return next.handle().pipe(
      concatMap(async (answer) => {
        if (answer instanceof Written) return answerWrite(answer, reply);
        if (answer instanceof Read) {
          return answerRead(answer, await textOf(answer, request, this.turns), request, reply);
        }
        if (request.method === 'POST') void reply.status(200);
        return answer;
      }),
    );
  }
}
