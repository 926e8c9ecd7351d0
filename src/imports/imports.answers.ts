import { TEXT, COUNT } from '../platform/document/schemas.js';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { RuleCode } from '../kernel/words/refusal.js';
import { Keyed } from '../platform/document/answers.js';
import { objectOf, type Schema } from '../platform/document/read-answers.js';
import { RouteTells } from '../platform/callers/route-tells.js';

const LINE: Schema = {
  type: 'integer',
  minimum: 2,
  description: 'on which the row begins; the header is 1, a line sep= before it is not counted',
};
const STAFF: Schema = { type: 'string', format: 'uuid' };

const list = (items: Schema, description?: string): Schema => ({
  type: 'array',
  items,
  ...(description === undefined ? {} : { description }),
});

const REFUSED = objectOf({
  line: LINE,
  code: { ...TEXT, description: 'why it cannot be used' },
  detail: { ...TEXT, description: 'why, and what to do about it, in words' },
});

const reportOf = (figures: Readonly<Record<string, Schema>>): Schema =>
  objectOf({
    dryRun: { type: 'boolean', description: 'true: nothing was recorded' },
    read: { ...COUNT, description: 'rows of the file, those refused as well' },
    ...figures,
    refused: list(REFUSED, 'rows that cannot be used, by line'),
    position: { ...TEXT, nullable: true, description: 'of the last event; null in a dry run' },
    changed: { type: 'boolean', description: 'false: nothing was recorded' },
  });

const UNITS = reportOf({
  established: { ...COUNT, description: 'units that are new' },
  renamed: { ...COUNT, description: 'units that got another name' },
  moved: { ...COUNT, description: 'units that got another parent' },
  unchanged: { ...COUNT, description: 'rows that said what was so already' },
});

const ROSTER = reportOf({
  enrolled: { ...COUNT, description: 'people who are new, or back in service' },
  transferred: { ...COUNT, description: 'people who are in another unit' },
  repositioned: { ...COUNT, description: 'people with another post in the same unit' },
  renamed: { ...COUNT, description: 'people whose name was corrected' },
  unchanged: { ...COUNT, description: 'rows that said what was so already' },
  missing: { ...COUNT, description: 'people in service and not in the file' },
  missingStaff: list(STAFF, 'the ids of those; nobody is removed'),
  possiblySame: list(
    objectOf({ line: LINE, staff: STAFF }),
    'new rows with the name and birth date of someone missing',
  ),
  droppedColumns: list(
    TEXT,
    'columns that were not read; only their places, as #4, where the header may hold data of people',
  ),
});

const COMPLETIONS = reportOf({
  recorded: { ...COUNT, description: 'results that are new' },
  unchanged: { ...COUNT, description: 'rows that said what was so already' },
});

const HOLIDAYS = reportOf({
  added: { ...COUNT, description: 'days that are holidays from now on' },
  renamed: { ...COUNT, description: 'holidays that got another name' },
  unchanged: { ...COUNT, description: 'rows that said what was so already' },
});

/** A route that takes a CSV file and answers with a report. */
const CsvImport = (schema: Schema, description: string, refusals: readonly RuleCode[]): MethodDecorator =>
  applyDecorators(
    RouteTells({ csv: true }),
    ApiConsumes('text/csv'),
    ApiBody({ required: true, description, schema: TEXT }),
    Keyed(),
    ApiResponse({ status: 200, description: 'what was done, or would be in a dry run', schema }),
    ApiExtension('x-refusals', refusals),
  );

const LIMITS =
  'Separated by , ; or tab (or as a first line sep=; tells); lines end with LF, CRLF or CR; UTF-8, UTF-16 with BOM, else Windows-1252; column names in any case, blanks and underscores alike; at most 32 MiB and 1,000,000 lines';

export const UnitsImported = (): MethodDecorator =>
  CsvImport(UNITS, `code, name, kind, parent_code, on; parents in any order. ${LIMITS}`, []);

export const RosterImported = (): MethodDecorator =>
  CsvImport(
    ROSTER,
    `nip_baru, nama and unor_kode or unor_nama; jabatan_nama, jenis_jabatan, gol_akhir_nama and jenis_pegawai where they are. ${LIMITS}`,
    ['date-too-far'],
  );

export const CompletionsImported = (): MethodDecorator =>
  CsvImport(COMPLETIONS, `nip, on, result (passed or failed). ${LIMITS}`, ['void']);

export const HolidaysImported = (): MethodDecorator => CsvImport(HOLIDAYS, `date, name. ${LIMITS}`, []);
