import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';
import { AnsweringController } from './answering.controller.js';
import {
  AdoptSuggestionHandler,
  ConsiderSuggestionHandler,
  DeclineSuggestionHandler,
  ReopenSuggestionHandler,
} from './answering.handlers.js';
import { SuggestionCorrectionsController } from './corrections.controller.js';
import { AmendSuggestionHandler, UndoSuggestionStepHandler, VoidSuggestionHandler } from './corrections.handlers.js';
import { Realisations } from './realised.queries.js';
import { SuggestionAccess } from './suggestion-access.js';
import { SuggestionSteps } from './suggestion-steps.js';
import { SuggestionsController } from './suggestions.controller.js';
import { RecordSuggestionHandler } from './suggestions.handlers.js';
import { SuggestionsReadController } from './suggestions-read.controller.js';
import { ReadSuggestionHandler, ReadSuggestionsHandler } from './suggestions.readers.js';

@Module({
  imports: [ProgrammesModule, RegistersModule, StaffModule, UnitsModule],
  controllers: [SuggestionsController, AnsweringController, SuggestionCorrectionsController, SuggestionsReadController],
  providers: [
    SuggestionSteps,
    RecordSuggestionHandler,
    ConsiderSuggestionHandler,
    AdoptSuggestionHandler,
    DeclineSuggestionHandler,
    ReopenSuggestionHandler,
    AmendSuggestionHandler,
    UndoSuggestionStepHandler,
    VoidSuggestionHandler,
    SuggestionAccess,
    Realisations,
    ReadSuggestionsHandler,
    ReadSuggestionHandler,
  ],
})
export class SuggestionsModule {}
