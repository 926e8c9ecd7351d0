import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Position } from '../../kernel/ports/event-store.js';
import { callerOf } from '../callers/caller.js';
import type { Table } from '../reading/table.js';
import { csvOf, fileNameOf } from './csv.js';

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

const formatIn = ({ query }: FastifyRequest): unknown =>
  typeof query === 'object' && query !== null && 'format' in query ? query.format : undefined;

/** As `format` says, else as the client would rather have it. */
export const wantsCsv = (request: FastifyRequest): boolean => {
  const format = formatIn(request);
  if (format !== undefined) return format === 'csv';
  return CSV.has(accepted(request.headers.accept).find((type) => CSV.has(type) || JSONS.has(type)) ?? '');
};

/**
 * Of a table that is not yet written: the same while nobody has recorded anything. Weak, as what is recorded while it is
 * being sent may be in it.
 */
export const tableTag = (table: Table, position: Position, request: FastifyRequest): string => {
  const { subject } = callerOf(request);
  const told = [position, request.url, subject, fileNameOf(table), ...table.columns];
  return `W/"${createHash('sha1').update(JSON.stringify(told)).digest('base64url')}"`;
};

/** The table as it comes; a fault before its first piece is still told as a problem. */
export const sendTable = async (table: Table, reply: FastifyReply): Promise<Readable> => {
  const texts = csvOf(table);
  const first = await texts.next();
  void reply.status(200).headers({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${fileNameOf(table)}"`,
  });
  return Readable.from(rest(first, texts));
};

async function* rest(first: IteratorResult<string>, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  if (first.done !== true) yield first.value;
  yield* texts;
}
