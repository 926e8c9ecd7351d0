import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { SurveyId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam, NoBody } from '../platform/input/params.js';
import { AmendSurveyDto, ExtendSurveyDto, mustBeOfItsKind, WriteSurveyDto } from './survey.dto.js';
import { AmendSurvey, CancelSurvey, CloseSurvey, ExtendSurvey, WriteSurvey } from './surveys.commands.js';

const PATH = '/v1/surveys';

@ApiTags('surveys')
@Controller(PATH)
export class SurveysController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(OFFICE_WRITE)
  @About(
    'Write a survey',
    'A pulse of the staff of some units, with a programme and statements of its own, or a satisfaction survey (SKM) of citizens. It takes responses from `opensOn` to `closesOn`, and is published once, on the day after.',
  )
  @WriteAnswers({
    creates: true,
    refusals: ['programme-closed', 'date-too-far', 'unit-outside-programme', 'unit-ended'],
  })
  async write(@Body() body: WriteSurveyDto, @Enveloped() envelope: Envelope): Promise<Written> {
    mustBeOfItsKind(body);
    return written(await this.commands.execute(new WriteSurvey(body, envelope)), PATH);
  }

  @Post(':id/amend')
  @Requires(OFFICE_WRITE)
  @About(
    'Correct a survey',
    'Tells what was written wrongly as it is right; what is left out stays. From `opensOn` on nothing but the title.',
  )
  @WriteAnswers({
    refusals: ['void', 'survey-cancelled', 'survey-closed', 'date-too-far', 'unit-outside-programme', 'unit-ended'],
  })
  async amend(
    @IdParam() survey: SurveyId,
    @Body() body: AmendSurveyDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    return written(await this.commands.execute(new AmendSurvey({ survey, ...body }, envelope)), PATH);
  }

  @Post(':id/extend')
  @Requires(OFFICE_WRITE)
  @About('Extend a survey', 'Puts its last day off to a later one, until that day has passed.')
  @WriteAnswers({ refusals: ['void', 'survey-cancelled', 'survey-closed', 'not-later', 'date-too-far'] })
  async extend(
    @IdParam() survey: SurveyId,
    @Body() body: ExtendSurveyDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ExtendSurvey({ survey, ...body }, envelope)), PATH);
  }

  @Post(':id/close')
  @Requires(OFFICE_WRITE)
  @About('Close a survey', 'Today is its last day; until it ends the survey takes responses, and may be extended.')
  @ApiBody({ required: false, schema: { type: 'object', additionalProperties: false } })
  @WriteAnswers({ refusals: ['void', 'survey-cancelled', 'survey-closed', 'survey-not-open'] })
  async close(@IdParam() survey: SurveyId, @NoBody() _: void, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new CloseSurvey({ survey }, envelope)), PATH);
  }

  @Post(':id/cancel')
  @Requires(OFFICE_WRITE)
  @About('Cancel a survey', 'It takes nothing more and publishes nothing, and its responses are destroyed.')
  @WriteAnswers({ refusals: ['void', 'survey-cancelled', 'survey-closed'] })
  async cancel(
    @IdParam() survey: SurveyId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new CancelSurvey({ survey, ...body }, envelope)), PATH);
  }
}
