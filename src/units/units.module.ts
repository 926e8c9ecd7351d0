import { Module } from '@nestjs/common';
import { ChartController } from './chart.controller.js';
import { UnitsController } from './units.controller.js';

@Module({ controllers: [ChartController, UnitsController] })
export class UnitsModule {}
