import { Module } from '@nestjs/common';
import { CompletionsImport } from './completions-import.js';
import { HolidaysImportController } from './holidays-import.controller.js';
import { HolidaysImport } from './holidays-import.js';
import { RecordImportHandler } from './imports.handlers.js';
import { ImportsController } from './imports.controller.js';
import { Imports } from './imports.service.js';
import { RosterBatches } from './roster-batches.js';
import { RosterImport } from './roster-import.js';
import { RosterMissing } from './roster-missing.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsImport } from './units-import.js';
import { Uploads } from './uploads.js';
import { UnitsModule } from '../units/units.module.js';

@Module({
  imports: [StaffModule, UnitsModule],
  controllers: [ImportsController, HolidaysImportController],
  providers: [
    Imports,
    Uploads,
    UnitsImport,
    RosterImport,
    RosterBatches,
    RosterMissing,
    CompletionsImport,
    HolidaysImport,
    RecordImportHandler,
  ],
})
export class ImportsModule {}
