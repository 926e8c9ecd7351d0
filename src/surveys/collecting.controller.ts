import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { SurveyId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { ID, TEXT } from '../platform/document/schemas.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { GivenCodes } from './given-codes.js';
import { IssueCodesDto, RetractPaperDto, RevokeCodesDto, TypePaperDto } from './survey.dto.js';
import { IssueCodes, RetractPaper, RevokeCodes, TypePaper } from './surveys.commands.js';

const PATH = '/v1/surveys';

const BATCH = { ...ID, description: 'names what was typed in together, should it have to be taken back' };
const CODES = {
  type: 'array',
  items: TEXT,
  description: 'each good for one response; none once the survey has closed',
};

/** How responses come in by the office: on paper, and by codes that it gives out. */
@ApiTags('surveys')
@Controller(`${PATH}/:id`)
export class CollectingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly given: GivenCodes,
  ) {}

  @Post('responses')
  @Requires(OFFICE_WRITE)
  @About('Type paper forms in', 'The answers of forms that the people of a unit, or its visitors, filled in on paper.')
  @WriteAnswers({
    refusals: [
      'void',
      'survey-cancelled',
      'survey-closed',
      'survey-not-open',
      'unit-outside-programme',
      'too-many-responses',
    ],
    more: { title: 'PaperTyped', fields: { batch: BATCH } },
  })
  async typePaper(
    @IdParam() survey: SurveyId,
    @Body() body: TypePaperDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    const outcome = await this.commands.execute(new TypePaper({ survey, ...body }, envelope));
    return written(outcome, PATH, { batch: envelope.commandId });
  }

  @Post('retractions')
  @Requires(OFFICE_WRITE)
  @About('Take paper forms back', 'A batch that was typed in wrongly, until the survey has closed.')
  @WriteAnswers({ refusals: ['void', 'survey-cancelled', 'survey-closed'] })
  async retractPaper(
    @IdParam() survey: SurveyId,
    @Body() body: RetractPaperDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetractPaper({ survey, ...body }, envelope)), PATH);
  }

  @Post('codes')
  @Requires(OFFICE_WRITE)
  @About(
    'Give codes out',
    'Codes for the people of a unit, or its visitors: whoever has one answers once, by phone and without a token. The same request under the same key shows them again.',
  )
  @WriteAnswers({
    refusals: ['void', 'survey-cancelled', 'survey-closed', 'unit-outside-programme', 'too-many-responses'],
    more: { title: 'CodesGiven', fields: { codes: CODES } },
  })
  async issueCodes(
    @IdParam() survey: SurveyId,
    @Body() body: IssueCodesDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    const outcome = await this.commands.execute(new IssueCodes({ survey, ...body }, envelope));
    return written(outcome, PATH, { codes: await this.given.of(survey, envelope.commandId, body.count) });
  }

  @Post('codes/void')
  @Requires(OFFICE_WRITE)
  @About('Take codes back', 'The codes of a unit that nobody has used are good for nothing any more.')
  @WriteAnswers({ refusals: ['void', 'survey-cancelled', 'survey-closed'] })
  async revokeCodes(
    @IdParam() survey: SurveyId,
    @Body() body: RevokeCodesDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RevokeCodes({ survey, ...body }, envelope)), PATH);
  }
}
