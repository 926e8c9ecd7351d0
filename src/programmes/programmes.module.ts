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

@Module({
  controllers: [ProgrammesController, ProgrammesReadController],
  providers: [
    LaunchProgrammeHandler,
    RescheduleProgrammeHandler,
    ScopeProgrammeHandler,
    CloseProgrammeHandler,
    ReadProgrammesHandler,
    ReadProgrammeHandler,
  ],
})
export class ProgrammesModule {}
