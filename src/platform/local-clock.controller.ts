import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiExtension, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LATEST_NOW, MovableClock } from './clocks.js';
import { Instant } from './fields.js';
import { Requires } from './guard.js';
import { Clock } from './ports.js';
import { invalid, Problem } from './problem.js';
import { objectOf } from './read-answers.js';
import { type Asked, AskedWith } from './wish.js';

export class MoveClockDto {
  @Instant() now!: string;
}

/** Only with `--now`: the clock of local mode moves forwards. */
@ApiTags('local')
@Controller('/local')
export class LocalClockController {
  constructor(private readonly clock: Clock) {}

  @Put('clock')
  @HttpCode(200)
  @Requires('clock:move')
  @ApiExtension('x-refusals', ['clock-backwards'])
  @ApiOkResponse({ schema: objectOf({ now: { type: 'string', format: 'date-time' } }) })
  move(@Body() { now }: MoveClockDto, @AskedWith() _: Asked): object {
    if (now >= LATEST_NOW) throw invalid('/now', 'sebelum tahun 9990 | before the year 9990');
    if (!(this.clock instanceof MovableClock) || !this.clock.moveTo(now)) throw new Problem('clock-backwards');
    return { now: this.clock.now() };
  }
}
