import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiExtension, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MovableClock } from '../process/clocks.js';
import { LATEST_NOW } from '../input/dates.js';
import { Instant } from '../input/fields.js';
import { About } from '../document/about.js';
import { Requires } from '../callers/guard.js';
import { permission } from '../callers/permissions.js';
import { Clock } from '../ports/ports.js';
import { invalid, Problem } from '../problems/problem.js';
import { objectOf } from '../document/read-answers.js';
import { NoQuery } from '../bus/enveloped.js';

const CLOCK_MOVE = permission('clock:move', ['admin']);

export class MoveClockDto {
  @Instant({ description: 'the instant at which the clock is from now on, later than it shows' }) now!: string;
}

/** Only with `--now`: the clock of local mode moves forwards. */
@ApiTags('local')
@Controller('/local')
export class LocalClockController {
  constructor(private readonly clock: Clock) {}

  @Put('clock')
  @HttpCode(200)
  @Requires(CLOCK_MOVE)
  @About('Move the clock', 'Moves the clock of local mode forwards; it runs on from there.')
  @ApiExtension('x-refusals', ['clock-backwards'])
  @ApiOkResponse({
    schema: objectOf({ now: { type: 'string', format: 'date-time', description: 'the instant that the clock shows' } }),
  })
  move(@Body() { now }: MoveClockDto, @NoQuery() _: unknown): object {
    if (now >= LATEST_NOW) throw invalid('/now', 'sebelum tahun 9990 | before the year 9990');
    if (!(this.clock instanceof MovableClock) || !this.clock.moveTo(now)) throw new Problem('clock-backwards');
    return { now: this.clock.now() };
  }
}
