import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { concatMap, type Observable } from 'rxjs';
import type { Done, Outcome } from '../../kernel/facts/envelope.js';
import { isRefusal } from '../../kernel/words/refusal.js';
import { mustHaveGoodHeaders } from '../input/headers.js';
import { jsonText } from './json-text.js';
import { problemOf } from '../problems/problem.js';
import { sendTable, tableTag, wantsCsv } from './table-answer.js';
import { Read } from '../reading/read.js';
import type { Table } from '../reading/table.js';
import { Turns } from '../reading/turns.js';

/** The answer to a write: `201` with `Location` where it created `path`/id; `more`: what it tells beside that. */
export class Written {
  constructor(
    readonly done: Done,
    readonly path: string,
    readonly more: object = {},
  ) {}
}

/** Turns a refusal away and gives the answer of a write otherwise. */
export const written = (outcome: Outcome, path: string, more: object = {}): Written => {
  if (isRefusal(outcome)) throw problemOf(outcome);
  return new Written(outcome, path, more);
};

const answerWrite = ({ done, path, more }: Written, reply: FastifyReply): object => {
  const { id, revision, position, created, changed } = done;
  void reply.status(created ? 201 : 200).header('etag', `"${revision}"`);
  if (created) void reply.header('location', `${path}/${id}`);
  return { ...more, id, revision, position, changed };
};

const opaque = (etag: string): string => etag.replace(/^W\//, '');

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((one) => opaque(one.trim()) === opaque(etag)));

/** Where the next page of a list is: a table of one page has no other place to tell it. */
const linkOf = ({ body }: Read, { url }: FastifyRequest): Readonly<Record<string, string>> => {
  if (!('next' in body) || typeof body.next !== 'string') return {};
  const [path = '', query = ''] = url.split('?');
  const wanted = new URLSearchParams(query);
  wanted.set('cursor', body.next);
  return { link: `<${path}?${wanted.toString()}>; rel="next"` };
};

/** A list of which no limit is named comes whole as a table. */
const isWhole = ({ query }: FastifyRequest): boolean => !('limit' in (query as object));

/** The headers of a read; true where the client has what they name already. */
const tell = (
  { position, headers }: Read,
  { etag, link }: { readonly etag: string; readonly link: Readonly<Record<string, string>> },
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): boolean => {
  const told = { ...headers, ...link, etag, 'view-position': position, vary: 'Accept, Accept-Language' };
  void reply.headers(told);
  const isKnown = matches(request.headers['if-none-match'], etag);
  if (isKnown) void reply.status(304);
  return isKnown;
};

const answerTable = async (read: Read, table: Table, http: Parameters<typeof tell>[2]): Promise<unknown> => {
  const link = isWhole(http.request) ? {} : linkOf(read, http.request);
  const etag = tableTag(table, read.position, http.request);
  return tell(read, { etag, link }, http) ? undefined : sendTable(table, http.reply);
};

const answerJson = async (read: Read, turns: Turns, http: Parameters<typeof tell>[2]): Promise<unknown> => {
  const { request, reply } = http;
  // Millions of characters are made into bytes once, for the tag and for the wire.
  const bytes = Buffer.from(await turns.finish(jsonText(read.body)));
  const etag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
  if (tell(read, { etag, link: linkOf(read, request) }, http)) return undefined;
  void reply.status(200).header('content-type', 'application/json; charset=utf-8');
  return bytes;
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
      concatMap(async (answer): Promise<unknown> => {
        if (answer instanceof Written) return answerWrite(answer, reply);
        if (answer instanceof Read) return this.answerRead(answer, { request, reply });
        if (request.method === 'POST') void reply.status(200);
        return answer;
      }),
    );
  }

  private async answerRead(read: Read, http: Parameters<typeof tell>[2]): Promise<unknown> {
    if (read.table && wantsCsv(http.request)) return answerTable(read, read.table(), http);
    return answerJson(read, this.turns, http);
  }
}
