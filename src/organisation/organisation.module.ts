import { Module } from '@nestjs/common';
import { ImportsController } from './imports.controller.js';
import { Imports } from './imports.service.js';
import { Numbers } from './numbers.js';
import { LookupController } from './lookup.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { RosterBatches } from './roster-batches.js';
import { RosterImport } from './roster-import.js';
import { RosterMissing } from './roster-missing.js';
import { RosterRecorder } from './roster-recorder.js';
import { StaffController } from './staff.controller.js';
import { StaffOffice } from './staff-office.js';
import { TransfersController } from './transfers.controller.js';
import { UnitsImport } from './units-import.js';
import { UnitsController } from './units.controller.js';

@Module({
  controllers: [
    OrganisationController,
    UnitsController,
    StaffController,
    LookupController,
    TransfersController,
    ImportsController,
  ],
  providers: [Numbers, StaffOffice, Imports, UnitsImport, RosterImport, RosterBatches, RosterRecorder, RosterMissing],
})
export class OrganisationModule {}
