import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';
import { Guesses } from '../platform/callers/guesses.js';
import { AnsweringController } from './answering.controller.js';
import { AnswerSurveyHandler, LookUpCodeHandler } from './answering.handlers.js';
import { CodedSurveys } from './coded-surveys.js';
import { IssueCodesHandler, RevokeCodesHandler } from './codes.handlers.js';
import { CollectingController } from './collecting.controller.js';
import { CountSurveyHandler } from './counting.handlers.js';
import { GivenCodes } from './given-codes.js';
import { LeftPaper } from './left-paper.js';
import { RetractPaperHandler, TypePaperHandler } from './paper.handlers.js';
import { Publication } from './publication.js';
import { PublishedSurveys } from './published.queries.js';
import { ResultsBook } from './results-book.js';
import { ResultsReach } from './results-reach.js';
import { SurveyPeople } from './survey-people.js';
import { SurveyResultsController } from './results.controller.js';
import { ReadResultsHandler } from './results.readers.js';
import { ResponseNumbers } from './response-numbers.js';
import { Rooms } from './rooms.js';
import { SurveyBallots } from './survey-ballots.js';
import { SurveyCodes } from './survey-codes.js';
import { UnitsOfSurveys } from './survey-units.js';
import { SurveysController } from './surveys.controller.js';
import {
  AmendSurveyHandler,
  CancelSurveyHandler,
  CloseSurveyHandler,
  ExtendSurveyHandler,
  WriteSurveyHandler,
} from './surveys.handlers.js';
import { SurveysReadController } from './surveys-read.controller.js';
import { ReadSurveyHandler, ReadSurveysHandler } from './surveys.readers.js';
import { SurveyThings } from './surveys.things.js';

@Module({
  imports: [ProgrammesModule, RegistersModule, StaffModule, UnitsModule],
  controllers: [
    SurveysController,
    CollectingController,
    AnsweringController,
    SurveysReadController,
    SurveyResultsController,
  ],
  providers: [
    SurveyThings,
    UnitsOfSurveys,
    Rooms,
    SurveyBallots,
    SurveyCodes,
    CodedSurveys,
    GivenCodes,
    Guesses,
    ResponseNumbers,
    Publication,
    LeftPaper,
    WriteSurveyHandler,
    AmendSurveyHandler,
    ExtendSurveyHandler,
    CloseSurveyHandler,
    CancelSurveyHandler,
    TypePaperHandler,
    RetractPaperHandler,
    IssueCodesHandler,
    RevokeCodesHandler,
    AnswerSurveyHandler,
    LookUpCodeHandler,
    CountSurveyHandler,
    ReadSurveysHandler,
    ReadSurveyHandler,
    SurveyPeople,
    ResultsBook,
    ResultsReach,
    PublishedSurveys,
    ReadResultsHandler,
  ],
  exports: [PublishedSurveys],
})
export class SurveysModule {}
