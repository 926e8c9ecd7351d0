import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { InsightsModule } from '../insights/insights.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';
import { type WorkSource, WorkSources } from './asking.js';
import { ComplaintsWork } from './complaints-work.js';
import { NilReportsWork } from './nil-reports-work.js';
import { AnswersWork, CompletionsWork } from './people-work.js';
import { SuggestionsWork } from './suggestions-work.js';
import { IssuesWork, SessionsWork } from './things-work.js';
import { Work } from './work.js';
import { WorklistController } from './worklist.controller.js';
import { ReadWorklistHandler } from './worklist.readers.js';

const SOURCES = [
  ComplaintsWork,
  AnswersWork,
  CompletionsWork,
  IssuesWork,
  SessionsWork,
  NilReportsWork,
  SuggestionsWork,
];

@Module({
  imports: [ComplaintsModule, InsightsModule, RegistersModule, StaffModule, UnitsModule],
  controllers: [WorklistController],
  providers: [
    ...SOURCES,
    { provide: WorkSources, useFactory: (...all: WorkSource[]) => new WorkSources(all), inject: SOURCES },
    Work,
    ReadWorklistHandler,
  ],
})
export class WorklistModule {}
