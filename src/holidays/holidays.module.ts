import { Module } from '@nestjs/common';
import { HolidaysController } from './holidays.controller.js';
import { AnnounceHolidayHandler, RevokeHolidayHandler } from './holidays.handlers.js';
import { HolidaysReadController } from './holidays-read.controller.js';
import { Holidays } from './holidays.queries.js';
import { ReadHolidayHandler, ReadHolidaysHandler } from './holidays.readers.js';
import { ShowHolidaysHandler } from './shown-holidays.handlers.js';

@Module({
  controllers: [HolidaysController, HolidaysReadController],
  providers: [
    Holidays,
    AnnounceHolidayHandler,
    RevokeHolidayHandler,
    ShowHolidaysHandler,
    ReadHolidaysHandler,
    ReadHolidayHandler,
  ],
  exports: [Holidays],
})
export class HolidaysModule {}
