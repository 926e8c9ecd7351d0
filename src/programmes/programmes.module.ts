import { Module } from '@nestjs/common';
import { ProgrammesController } from './programmes.controller.js';
import {
  CloseProgrammeHandler,
  LaunchProgrammeHandler,
  RescheduleProgrammeHandler,
  ScopeProgrammeHandler,
} from './programmes.handlers.js';
import { ProgrammesReadController } from './programmes-read.controller.js';
import { ReadProgrammeHandler, ReadProgrammesHandler } from './programmes.readers.js';
import { RegistersModule } from '../registers/registers.module.js';
import { UnitsModule } from '../units/units.module.js';
import { Programmes } from './programme-rules.queries.js';
import { ProgrammeThings } from './programme.things.js';

@Module({
  imports: [RegistersModule, UnitsModule],

  controllers: [ProgrammesController, ProgrammesReadController],
  providers: [
    Programmes,
    ProgrammeThings,
    LaunchProgrammeHandler,
    RescheduleProgrammeHandler,
    ScopeProgrammeHandler,
    CloseProgrammeHandler,
    ReadProgrammesHandler,
    ReadProgrammeHandler,
  ],
  exports: [ProgrammeThings],
})
export class ProgrammesModule {}
