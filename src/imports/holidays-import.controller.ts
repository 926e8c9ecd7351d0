import { Controller, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Language } from '../kernel/words/sentences.js';
import { type EnvelopeByDigest, EnvelopedFile } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { ReadBy } from '../platform/input/params.js';
import { CsvBody } from './csv-upload.js';
import { readHolidays } from './holidays-file.js';
import { HolidaysImport } from './holidays-import.js';
import { HolidaysImported } from './imports.answers.js';
import { ImportQuery } from './imports.dto.js';
import { HOLIDAYS_IMPORT } from './imports.permissions.js';
import { Uploads } from './uploads.js';

@ApiTags('imports')
@Controller('/v1/imports/holidays')
export class HolidaysImportController {
  constructor(
    private readonly uploads: Uploads,
    private readonly holidaysImport: HolidaysImport,
  ) {}

  @Post()
  @Requires(HOLIDAYS_IMPORT)
  @About(
    'Import holidays',
    'Announces holidays by a CSV file; a day that is one already gets the name that the file has. A row that cannot be used is refused with its line, the others go on. The same file again records nothing. A day that is wrong is taken back with `POST /v1/holidays/{id}/revoke`.',
  )
  @HolidaysImported()
  async holidays(
    @CsvBody() body: Buffer,
    @Query() query: ImportQuery,
    @EnvelopedFile(['dryRun']) enveloped: EnvelopeByDigest,
    @ReadBy() language: Language,
  ): Promise<object> {
    const dryRun = query.dryRun === 'true';
    return this.uploads.answer({ body, enveloped, language }, readHolidays, async (file, { envelope }) =>
      this.holidaysImport.run(file, { envelope, dryRun }),
    );
  }
}
