import { Controller, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { ReadBy } from '../platform/input/params.js';
import type { Language } from '../kernel/words/sentences.js';
import { type EnvelopeByDigest, EnvelopedFile } from '../platform/bus/enveloped.js';
import { CsvBody } from './csv-upload.js';
import { CompletionsImport } from './completions-import.js';
import { readCompletions } from './completions-file.js';
import { CompletionsImported, RosterImported, UnitsImported } from './imports.answers.js';
import { ImportCompletionsQuery, ImportRosterQuery, ImportQuery } from './imports.dto.js';
import { readRoster, type Roster } from './roster-file.js';
import { RosterImport } from './roster-import.js';
import { UnitsImport } from './units-import.js';
import { readUnits } from './units-file.js';
import { Uploads } from './uploads.js';

const droppedColumns = ({ droppedColumns: names }: Roster): object => ({ droppedColumns: names });

@ApiTags('imports')
@Controller('/v1/imports')
export class ImportsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly unitsImport: UnitsImport,
    private readonly rosterImport: RosterImport,
    private readonly completionsImport: CompletionsImport,
  ) {}

  @Post('units')
  @Requires(OFFICE_WRITE)
  @About(
    'Import a chart',
    'Establishes, renames and moves units by a CSV file. A row that cannot be used is refused together with the units below it, with its line; the others go on. The same file again records nothing. A change that is wrong is taken back with `POST /v1/units/{id}/undo`.',
  )
  @UnitsImported()
  async units(
    @CsvBody() body: Buffer,
    @Query() query: ImportQuery,
    @EnvelopedFile(['dryRun']) enveloped: EnvelopeByDigest,
    @ReadBy() language: Language,
  ): Promise<object> {
    const dryRun = query.dryRun === 'true';
    return this.uploads.answer({ body, enveloped, language }, readUnits, async (file, run) =>
      this.unitsImport.run(file, { ...run, dryRun }),
    );
  }

  @Post('roster')
  @Requires(OFFICE_WRITE)
  @About(
    'Import a roster',
    'Enrols, transfers and corrects people by the export of the national staff system. A row that cannot be used is refused with its line, the others go on; who is missing from the file is told and not removed. The same file again records nothing. A fact that is wrong is taken back with `POST /v1/staff/{id}/undo`.',
  )
  @RosterImported()
  async roster(
    @CsvBody() body: Buffer,
    @Query() query: ImportRosterQuery,
    @EnvelopedFile(['dryRun', 'on']) enveloped: EnvelopeByDigest,
    @ReadBy() language: Language,
  ): Promise<object> {
    const dryRun = query.dryRun === 'true';
    return this.uploads.answer({ body, enveloped, language, told: droppedColumns }, readRoster, async (file, run) =>
      this.rosterImport.run(file, { ...run, dryRun, on: query.on }),
    );
  }

  @Post('completions')
  @Requires(OFFICE_WRITE)
  @About(
    'Import completions',
    'Records the results of a course by a CSV file, each in the unit in which the person is on that day. A row that cannot be used is refused with its line, the others go on. The same file again records nothing.',
  )
  @CompletionsImported()
  async completions(
    @CsvBody() body: Buffer,
    @Query() query: ImportCompletionsQuery,
    @EnvelopedFile(['course', 'dryRun']) enveloped: EnvelopeByDigest,
    @ReadBy() language: Language,
  ): Promise<object> {
    const { course } = query;
    const dryRun = query.dryRun === 'true';
    return this.uploads.answer({ body, enveloped, language }, readCompletions, async (file, { envelope }) =>
      this.completionsImport.run(file, { envelope, course, dryRun }),
    );
  }
}
