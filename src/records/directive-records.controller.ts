import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DirectiveId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { objectOf, pageSchema, ReadAnswers, titled, withRevision } from '../platform/document/read-answers.js';
import { PairQuery } from '../platform/reading/reading.js';
import type { Read } from '../platform/edge/respond.js';
import { columnsOf } from '../platform/edge/table-rows.js';
import { DIRECTIVE_STATUSES, type DirectiveAt, directiveAt } from '../../projections/registers/directive-at.js';
import { DirectivesQuery } from './records.dto.js';
import { Records } from './records.service.js';
import type { Register } from './register.js';
import { DATE, ID, TEXT } from '../platform/document/schemas.js';
import { END, FREE_TEXT, listOf, oneOf, RETARGETED, UNITS } from './schemas.js';

const VERSION_NUMBER = { type: 'integer', minimum: 1 } as const;
const DOCUMENT = titled('Document', objectOf({ url: TEXT, sha256: TEXT }));

const VERSION = titled(
  'Version',
  objectOf(
    {
      version: VERSION_NUMBER,
      issuedOn: DATE,
      dueOn: DATE,
      recordedOn: DATE,
      summary: FREE_TEXT,
      document: DOCUMENT,
    },
    ['summary', 'document'],
  ),
);

const DIRECTIVE = objectOf(
  {
    id: ID,
    programme: ID,
    title: TEXT,
    reference: TEXT,
    reform: ID,
    units: { ...UNITS, description: 'ids of the units targeted on `asOf`, each with all below it' },
    issuedOn: { ...DATE, description: 'of `version`; of the newest where none is current' },
    dueOn: { ...DATE, description: 'of `version`; of the newest where none is current' },
    document: { ...DOCUMENT, description: 'the text of that version' },
    status: oneOf(DIRECTIVE_STATUSES),
    version: { ...VERSION_NUMBER, nullable: true, description: 'current on asOf; null where none is' },
    versions: listOf(VERSION),
    retargeted: RETARGETED,
    withdrawnOn: END,
    withdrawalReason: FREE_TEXT,
  },
  ['reform', 'document', 'withdrawnOn', 'withdrawalReason'],
);

const DIRECTIVES: Register<DirectiveAt> = {
  kind: 'directive',
  name: 'directives',
  at: directiveAt,
  day: ({ issuedOn }) => issuedOn,
  units: ({ units }) => units,
  columns: columnsOf(DIRECTIVE),
};

const shown = ({ current, ...written }: DirectiveAt): object => ({
  ...written,
  version: current?.version ?? null,
});

@ApiTags('directives')
@Controller('/v1/directives')
export class DirectiveRecordsController {
  constructor(private readonly records: Records) {}

  @Get()
  @Requires('registers:read')
  @About('List directives', 'All directives, with their versions and targets, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Directive', DIRECTIVE)), { table: true })
  async directives(@Query() query: DirectivesQuery): Promise<Read> {
    return this.records.list(DIRECTIVES, query, shown);
  }

  @Get(':id')
  @Requires('registers:read')
  @About('One directive', 'A directive as it was at the pair of dates.')
  @ReadAnswers(withRevision(DIRECTIVE))
  async directive(@IdParam() id: DirectiveId, @Query() query: PairQuery): Promise<Read> {
    return this.records.one(DIRECTIVES, id, query, shown);
  }
}
