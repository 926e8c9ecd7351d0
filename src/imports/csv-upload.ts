import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { type Bilingual, invalid, Problem, type ProblemRow } from '../platform/problems/problem.js';
import { endsLine } from './csv-cells.js';
import type { TableFailure } from './csv-table.js';

/** The file that a request carries; a request without a body carries an empty one. */
export const CsvBody = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (Buffer.isBuffer(body)) return body;
  if (body === undefined || body === null) return Buffer.alloc(0);
  throw new Problem('unsupported-media-type');
});

const SLICE = 1_048_576;

/** More lines than any city has staff or units would fill the memory with reports of them. */
export const MOST_LINES = 1_000_000;

const linesIn = (slice: Buffer): number => {
  let lines = 0;
  for (let at = 0; at < slice.length; at += 1) if (endsLine(slice, at)) lines += 1;
  return lines;
};

/** A file's digest and its physical lines, found without holding up the event loop. */
export const weighed = async (file: Buffer): Promise<{ sha256: string; lines: number }> => {
  const hash = createHash('sha256');
  let lines = 0;
  for (let at = 0; at < file.length; at += SLICE) {
    const slice = file.subarray(at, at + SLICE);
    hash.update(slice);
    lines += linesIn(slice);
    await turn();
  }
  return { sha256: hash.digest('hex'), lines };
};

const HINTS: Readonly<Record<Exclude<TableFailure['code'], 'missing-columns'>, Bilingual>> = {
  'unreadable-text':
    'Teks berkas tidak dapat dibaca; simpan ulang sebagai CSV UTF-8. | The text of the file cannot be read; save it again as CSV UTF-8.',
  'empty-file': 'Berkas kosong. | The file is empty.',
  'malformed-header':
    'Baris judul kolom tidak dapat dibaca; tutup setiap kutipan. | The header row cannot be read; close each quote.',
  'header-lines':
    'Ada ganti baris di dalam nama kolom; hapuslah. | The name of a column holds a line break; remove it.',
  'no-rows': 'Berkas tidak memuat satu baris pun di bawah judul kolom. | The file has no row below its header.',
  'broken-quotes':
    'Seribu baris pertama tidak dapat dibaca; tutup setiap kutipan dan gandakan tanda kutip di dalam sel. | The first thousand rows cannot be read; close each quote and double those inside a cell.',
  'duplicate-columns': 'Ada nama kolom yang muncul lebih dari sekali. | A column name appears more than once.',
};

const faultOf = (pointer: string, hint: Bilingual): ProblemRow => ({ pointer, code: 'invalid-input', hint });

const missing = (group: readonly string[]): ProblemRow =>
  faultOf(
    `/body/columns/${group[0] ?? ''}`,
    `Kolom ini tidak ada: ${group.join(' atau ')}. | This column is missing: ${group.join(' or ')}.`,
  );

/** Columns are named where they are ours: what stands in a first line that is no header stays there. */
const faultsOf = (failure: TableFailure): ProblemRow[] => {
  switch (failure.code) {
    case 'missing-columns':
      return failure.missing.map(missing);
    case 'duplicate-columns':
      return [faultOf('/body/columns', HINTS[failure.code])];
    default:
      return [faultOf('/body', HINTS[failure.code])];
  }
};

/** Why a file cannot be used at all. */
export const unusable = (failure: TableFailure): Problem => new Problem('invalid-input', faultsOf(failure));

export const tooLong = (): Problem =>
  invalid('/body', 'Berkas lebih dari 1.000.000 baris; bagilah. | The file has more than 1,000,000 lines; divide it.');
