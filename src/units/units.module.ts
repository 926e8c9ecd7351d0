import { Module } from '@nestjs/common';
import { ChartChanges } from './chart-changes.js';
import { UnitsReadController } from './units-read.controller.js';
import { ReadUnitHandler, ReadUnitsHandler } from './units.readers.js';
import {
  CorrectRestructureHandler,
  EnactRestructureHandler,
  PutOffRestructureHandler,
  RevokeRestructureHandler,
} from './restructures.handlers.js';
import { ShowUnitsHandler } from './shown-units.handlers.js';
import { UnitsController } from './units.controller.js';
import {
  AbolishUnitHandler,
  EstablishUnitHandler,
  MergeUnitHandler,
  MoveUnitHandler,
  RenameUnitHandler,
} from './units.handlers.js';
import { UnitCorrectionsController } from './unit-corrections.controller.js';
import { AmendUnitHandler, UndoUnitChangeHandler, UnitCorrections } from './unit-corrections.handlers.js';
import { ChartBook } from './chart.queries.js';
import { ChartShifts } from './chart-shifts.queries.js';
import { ChartJudge } from './chart.judge.js';

@Module({
  controllers: [UnitsReadController, UnitsController, UnitCorrectionsController],
  providers: [
    ChartBook,
    ChartJudge,
    ChartShifts,
    ChartChanges,
    ReadUnitsHandler,
    ReadUnitHandler,
    EstablishUnitHandler,
    RenameUnitHandler,
    MoveUnitHandler,
    MergeUnitHandler,
    AbolishUnitHandler,
    UnitCorrections,
    AmendUnitHandler,
    UndoUnitChangeHandler,
    CorrectRestructureHandler,
    EnactRestructureHandler,
    PutOffRestructureHandler,
    RevokeRestructureHandler,
    ShowUnitsHandler,
  ],
  exports: [ChartBook, ChartJudge, ChartShifts],
})
export class UnitsModule {}
