import { Module } from '@nestjs/common';
import { ImportsController } from './imports.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { StaffController } from './staff.controller.js';
import { StaffOffice } from './staff-office.js';
import { TransfersController } from './transfers.controller.js';
import { UnitsController } from './units.controller.js';

@Module({
  controllers: [OrganisationController, UnitsController, StaffController, TransfersController, ImportsController],
  providers: [StaffOffice],
})
export class OrganisationModule {}
