import { Module } from '@nestjs/common';
import { ProgrammesController } from './programmes.controller.js';
import {
  CloseProgrammeHandler,
  LaunchProgrammeHandler,
  RescheduleProgrammeHandler,
  ScopeProgrammeHandler,
} from './programmes.handlers.js';

@Module({
  controllers: [ProgrammesController],
  providers: [LaunchProgrammeHandler, RescheduleProgrammeHandler, ScopeProgrammeHandler, CloseProgrammeHandler],
})
export class ProgrammesModule {}
