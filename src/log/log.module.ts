import { Module } from '@nestjs/common';
import { LogPages } from './log-pages.js';
import { LogController } from './log.controller.js';
import { ReadLogHandler } from './log.readers.js';
import { UnitsModule } from '../units/units.module.js';

@Module({
  imports: [UnitsModule],
  controllers: [LogController],
  providers: [LogPages, ReadLogHandler],
})
export class LogModule {}
