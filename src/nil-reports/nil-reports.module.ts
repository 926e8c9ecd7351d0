import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { NilReportsReadController } from './nil-reports-read.controller.js';
import { NilReportCorrectionsController, NilReportingController } from './nil-reports.controller.js';
import { ReportNilHandler, RetractNilReportHandler } from './nil-reports.handlers.js';
import { ReadNilReportHandler, ReadNilReportsHandler } from './nil-reports.readers.js';
import { OpenIssues } from './open-issues.queries.js';

@Module({
  imports: [ProgrammesModule, RegistersModule, StaffModule],

  controllers: [NilReportingController, NilReportCorrectionsController, NilReportsReadController],
  providers: [OpenIssues, ReportNilHandler, RetractNilReportHandler, ReadNilReportHandler, ReadNilReportsHandler],
})
export class NilReportsModule {}
