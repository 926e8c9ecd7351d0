import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { NilReportId, ProgrammeId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { ReportNilDto } from './nil-report.dto.js';
import { NIL_REPORTS_RECORD } from './nil-report.permissions.js';
import { ReportNil, RetractNilReport } from './nil-reports.commands.js';

const PATH = '/v1/nil-reports';

@ApiTags('resistance')
@Controller('/v1/programmes/:id/nil-reports')
export class NilReportingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(NIL_REPORTS_RECORD)
  @About(
    'Report that there is no resistance',
    'States that on that day none is known in the unit and below, so that quiet can be told from silence. A second report of the unit and day changes nothing.',
  )
  @WriteAnswers({
    creates: true,
    refusals: ['void', 'programme-closed', 'date-in-future', 'unit-outside-programme', 'unit-ended', 'issue-open'],
  })
  async report(
    @IdParam() programme: ProgrammeId,
    @Body() body: ReportNilDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ReportNil({ programme, ...body }, envelope)), PATH);
  }
}

@ApiTags('resistance')
@Controller(`${PATH}/:id`)
export class NilReportCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('retract')
  @Requires(NIL_REPORTS_RECORD)
  @About('Take a nil report back', 'It was not so, or not known. A report that was taken back may be made anew.')
  @WriteAnswers({ refusals: ['void', 'programme-closed'] })
  async retract(
    @IdParam() nilReport: NilReportId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetractNilReport({ nilReport, ...body }, envelope)), PATH);
  }
}
