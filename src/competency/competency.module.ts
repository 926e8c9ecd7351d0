import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { CompletionsController } from './completions.controller.js';
import { CompleteCourseHandler, RetractCompletionsHandler } from './completions.handlers.js';
import { CourseCorrectionsController } from './corrections.controller.js';
import { AmendCourseHandler, RestoreCourseHandler, VoidCourseHandler } from './corrections.handlers.js';
import { CoursesController } from './courses.controller.js';
import { DefineCourseHandler, RetireCourseHandler, TargetCourseHandler } from './courses.handlers.js';
import { CoursesReadController } from './courses-read.controller.js';
import { ReadCourseHandler, ReadCoursesHandler } from './courses.readers.js';
import { ShowCompletionsHandler } from './shown-completions.handlers.js';
import { TrainingsController } from './trainings.controller.js';
import { RecordTrainingHandler, RetractTrainingHandler } from './trainings.handlers.js';

@Module({
  imports: [EvidenceModule, ProgrammesModule, RegistersModule, StaffModule],
  controllers: [
    CoursesController,
    CourseCorrectionsController,
    CompletionsController,
    CoursesReadController,
    TrainingsController,
  ],
  providers: [
    DefineCourseHandler,
    TargetCourseHandler,
    RetireCourseHandler,
    CompleteCourseHandler,
    RetractCompletionsHandler,
    AmendCourseHandler,
    RestoreCourseHandler,
    VoidCourseHandler,
    ReadCoursesHandler,
    ReadCourseHandler,
    ShowCompletionsHandler,
    RecordTrainingHandler,
    RetractTrainingHandler,
  ],
})
export class CompetencyModule {}
