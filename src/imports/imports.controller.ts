import { Controller, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Refusal } from '../kernel/words/refusal.js';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { ReadBy } from '../platform/input/params.js';
import type { Language } from '../kernel/words/sentences.js';
import type { Envelope } from '../kernel/facts/envelope.js';
import { type EnvelopeByDigest, EnvelopedFile } from '../platform/bus/enveloped.js';
import { CsvBody, MOST_LINES, tooLong, unusable, weighed } from './csv-upload.js';
import type { TableFailure } from './csv-table.js';
import { answerOf, type Judged } from './import-report.js';
import { CompletionsImport } from './completions-import.js';
import { readCompletions } from './completions-file.js';
import { CompletionsImported, RosterImported, UnitsImported } from './imports.answers.js';
import { ImportCompletionsQuery, ImportRosterQuery, ImportUnitsQuery } from './imports.dto.js';
import { Imports } from './imports.service.js';
import { readRoster, type Roster } from './roster-file.js';
import { RosterImport } from './roster-import.js';
import { UnitsImport } from './units-import.js';
import { readUnits } from './units-file.js';

type Upload<F> = {
  readonly body: Buffer;
  readonly enveloped: EnvelopeByDigest;
  readonly language: Language;
  /** What is answered of the file itself. */
  readonly told?: (file: F) => object;
};

/** By whom and when a file is to be taken in. */
type Run = { readonly envelope: Envelope; readonly today: CalendarDate };

/** Reads a file, or says why it cannot be. */
type Reader<F> = (body: Buffer) => Promise<F | TableFailure>;

const droppedColumns = ({ droppedColumns: names }: Roster): object => ({ droppedColumns: names });

@ApiTags('imports')
@Controller('/v1/imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
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
    @Query() query: ImportUnitsQuery,
    @EnvelopedFile(['dryRun']) enveloped: EnvelopeByDigest,
    @ReadBy() language: Language,
  ): Promise<object> {
    const dryRun = query.dryRun === 'true';
    return this.answer({ body, enveloped, language }, readUnits, async (file, run) =>
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
    return this.answer({ body, enveloped, language, told: droppedColumns }, readRoster, async (file, run) =>
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
    return this.answer({ body, enveloped, language }, readCompletions, async (file, { envelope }) =>
      this.completionsImport.run(file, { envelope, course, dryRun }),
    );
  }

  /** The request is known by its file's digest: hashing 32 MiB at once would hold up other requests. */
  private async answer<F extends { readonly kind: string }>(
    { body, enveloped, language, told }: Upload<F>,
    read: Reader<F>,
    run: (file: F, asked: Run) => Promise<Judged | Refusal>,
  ): Promise<object> {
    const { sha256, lines } = await weighed(body);
    if (lines > MOST_LINES) throw tooLong();
    const file = await read(body);
    if (isFailure(file)) throw unusable(file);
    const envelope = enveloped(sha256);
    const report = await this.imports.once(envelope, async ({ today }) => run(file, { envelope, today }));
    return answerOf(report, language, told?.(file));
  }
}

const isFailure = (file: { readonly kind: string }): file is TableFailure => file.kind === 'failed';
