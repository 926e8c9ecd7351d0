import { Module } from '@nestjs/common';
import { ProgrammesController } from './programmes.controller.js';
import {
  CloseProgrammeHandler,
  LaunchProgrammeHandler,
  RescheduleProgrammeHandler,
  ScopeProgrammeHandler,
} from './programmes.handlers.js';
import { AmendProgrammeHandler, ReopenProgrammeHandler, VoidProgrammeHandler } from './corrections.handlers.js';
import { ProgrammeOffice } from './programme-office.js';
import { ProgrammeContents } from './programme-contents.queries.js';
import { ProgrammeCorrectionsController } from './corrections.controller.js';
import { ProgrammesReadController } from './programmes-read.controller.js';
import { ReadProgrammeHandler, ReadProgrammesHandler } from './programmes.readers.js';
import { RegistersModule } from '../registers/registers.module.js';
import { UnitsModule } from '../units/units.module.js';
import { Programmes } from './programme-rules.queries.js';
import { ThingCorrections } from './correction.things.js';
import { ProgrammeThings } from './programme.things.js';

@Module({
  imports: [RegistersModule, UnitsModule],

  controllers: [ProgrammesController, ProgrammeCorrectionsController, ProgrammesReadController],
  providers: [
    Programmes,
    ProgrammeThings,
    ThingCorrections,
    LaunchProgrammeHandler,
    RescheduleProgrammeHandler,
    ScopeProgrammeHandler,
    CloseProgrammeHandler,
    ProgrammeContents,
    ProgrammeOffice,
    AmendProgrammeHandler,
    ReopenProgrammeHandler,
    VoidProgrammeHandler,
    ReadProgrammesHandler,
    ReadProgrammeHandler,
  ],
  exports: [Programmes, ProgrammeThings, ThingCorrections],
})
export class ProgrammesModule {}
