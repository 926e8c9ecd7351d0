import { Module } from '@nestjs/common';
import { AttendanceController } from './attendance.controller.js';
import { ReadAttendanceHandler } from './attendance.readers.js';
import { ComplaintBooks } from './complaint-books.js';
import { ComplaintFiguresController } from './complaint-figures.controller.js';
import { ComplaintFigures } from './complaint-figures.queries.js';
import { ReadComplaintFiguresHandler } from './complaint-figures.readers.js';
import { CompetencyPeople } from './competency-people.js';
import { ExplainedSources } from './explained-sources.js';
import { ExplanationBook } from './explanation-book.js';
import { ExplanationRows } from './explanation-rows.js';
import { Explanations } from './explanations.js';
import { ExplanationsController } from './explanations.controller.js';
import { ExplainAdoptionHandler, ExplainCompetencyHandler, ExplainReadinessHandler } from './explanations.readers.js';
import { KeptBooks } from './kept-books.js';
import { KeptTrees } from './kept-trees.js';
import { LongReadings } from './long-readings.js';
import { MeasureReads } from './measure-reads.js';
import {
  ReadAdoptionHandler,
  ReadAdoptionSeriesHandler,
  ReadCompetencyHandler,
  ReadCompetencySeriesHandler,
  ReadReadinessHandler,
  ReadReadinessSeriesHandler,
} from './measures.readers.js';
import { OutcomesBook } from './outcomes-book.js';
import { OutcomesController } from './outcomes.controller.js';
import { ReadOutcomesHandler } from './outcomes.readers.js';
import { ParticipationBook } from './participation-book.js';
import { ParticipationController } from './participation.controller.js';
import { ReadParticipationHandler } from './participation.readers.js';
import { PeopleNames } from './people-names.js';
import { PeopleWaiting } from './people-waiting.queries.js';
import { Places } from './places.js';
import { ProgrammeBook } from './programme-book.js';
import { Pulses } from './pulses.js';
import { Reach } from './reach.js';
import { ReadingsController } from './readings.controller.js';
import { ProgrammeReadings } from './readings.service.js';
import { StandingBook } from './standing-book.js';
import { StandingSums } from './standing-sums.js';
import {
  CourseStandingController,
  DirectiveStandingController,
  PracticeStandingController,
} from './standings.controller.js';
import {
  ReadCourseStandingHandler,
  ReadDirectiveStandingHandler,
  ReadPracticeStandingHandler,
} from './standings.readers.js';
import { HolidaysModule } from '../holidays/holidays.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { SurveysModule } from '../surveys/surveys.module.js';
import { UnitsModule } from '../units/units.module.js';

@Module({
  imports: [HolidaysModule, RegistersModule, StaffModule, SurveysModule, UnitsModule],

  controllers: [
    ReadingsController,
    ExplanationsController,
    DirectiveStandingController,
    PracticeStandingController,
    CourseStandingController,
    AttendanceController,
    ParticipationController,
    OutcomesController,
    ComplaintFiguresController,
  ],
  providers: [
    CompetencyPeople,
    ExplainAdoptionHandler,
    ExplainCompetencyHandler,
    ExplainReadinessHandler,
    ExplainedSources,
    ExplanationBook,
    ExplanationRows,
    Explanations,
    ComplaintBooks,
    ComplaintFigures,
    KeptBooks,
    KeptTrees,
    LongReadings,
    MeasureReads,
    OutcomesBook,
    ParticipationBook,
    PeopleNames,
    PeopleWaiting,
    Places,
    ProgrammeBook,
    ProgrammeReadings,
    Pulses,
    Reach,
    ReadAdoptionHandler,
    ReadAdoptionSeriesHandler,
    ReadAttendanceHandler,
    ReadCompetencyHandler,
    ReadCompetencySeriesHandler,
    ReadComplaintFiguresHandler,
    ReadCourseStandingHandler,
    ReadDirectiveStandingHandler,
    ReadOutcomesHandler,
    ReadParticipationHandler,
    ReadPracticeStandingHandler,
    ReadReadinessHandler,
    ReadReadinessSeriesHandler,
    StandingBook,
    StandingSums,
  ],
  exports: [PeopleWaiting],
})
export class InsightsModule {}
