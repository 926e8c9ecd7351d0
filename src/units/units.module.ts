import { Module } from '@nestjs/common';
import { ChartChanges } from './chart-changes.js';
import { ChartController } from './chart.controller.js';
import {
  EnactRestructureHandler,
  PutOffRestructureHandler,
  RevokeRestructureHandler,
} from './restructures.handlers.js';
import { UnitsController } from './units.controller.js';
import {
  AbolishUnitHandler,
  EstablishUnitHandler,
  MergeUnitHandler,
  MoveUnitHandler,
  RenameUnitHandler,
} from './units.handlers.js';

@Module({
  controllers: [ChartController, UnitsController],
  providers: [
    ChartChanges,
    EstablishUnitHandler,
    RenameUnitHandler,
    MoveUnitHandler,
    MergeUnitHandler,
    AbolishUnitHandler,
    EnactRestructureHandler,
    PutOffRestructureHandler,
    RevokeRestructureHandler,
  ],
})
export class UnitsModule {}
