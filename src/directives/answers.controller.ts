import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { DirectiveId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { AcknowledgeDto, ExemptDto, ReasonedAnswerDto, RetractAnswersDto } from './directive.dto.js';
import { AnswerDirective, RetractAnswers } from './directives.commands.js';
import { ANSWERS_RECORD } from './directive.permissions.js';

const PATH = '/v1/directives';

const REFUSALS: readonly RuleCode[] = [
  'void',
  'programme-closed',
  'directive-withdrawn',
  'date-in-future',
  'before-issue',
  'unit-ended',
  'staff-not-targeted',
  'staff-not-in-unit',
];

@ApiTags('directives')
@Controller('/v1/directives/:id')
export class AnswersController {
  constructor(private readonly commands: CommandBus) {}

  @Post('acknowledgements')
  @Requires(ANSWERS_RECORD)
  @About('Record acknowledgements', 'These people have read and understood the version that was current on that day.')
  @WriteAnswers({ refusals: REFUSALS })
  async acknowledge(
    @IdParam() directive: DirectiveId,
    @Body() body: AcknowledgeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(
      await this.commands.execute(new AnswerDirective({ directive, ...body, answer: 'acknowledged' }, envelope)),
      PATH,
    );
  }

  @Post('declines')
  @Requires(ANSWERS_RECORD)
  @About('Record declines', 'These people decline the version that was current on that day.')
  @WriteAnswers({ refusals: REFUSALS })
  async decline(
    @IdParam() directive: DirectiveId,
    @Body() body: ReasonedAnswerDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(
      await this.commands.execute(new AnswerDirective({ directive, ...body, answer: 'declined' }, envelope)),
      PATH,
    );
  }

  @Post('exception-requests')
  @Requires(ANSWERS_RECORD)
  @About(
    'Record requests for an exception',
    'These people ask not to have to acknowledge it. They stay overdue until they are exempted.',
  )
  @WriteAnswers({ refusals: REFUSALS })
  async requestException(
    @IdParam() directive: DirectiveId,
    @Body() body: ReasonedAnswerDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(
      await this.commands.execute(new AnswerDirective({ directive, ...body, answer: 'exception-requested' }, envelope)),
      PATH,
    );
  }

  @Post('exemptions')
  @Requires(OFFICE_WRITE)
  @About(
    'Exempt people',
    'These people need not acknowledge any version, until a day or for good: they no longer count in the rate.',
  )
  @WriteAnswers({ refusals: REFUSALS })
  async exempt(
    @IdParam() directive: DirectiveId,
    @Body() body: ExemptDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(
      await this.commands.execute(new AnswerDirective({ directive, ...body, answer: 'exempted' }, envelope)),
      PATH,
    );
  }

  @Post('retractions')
  @Requires(ANSWERS_RECORD)
  @About(
    'Take answers back',
    'Without `on` the last answer of each person, else those of that day. Where there is nothing to take back, it is `200`. An exemption is taken back by the reform office only.',
  )
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'staff-not-in-unit'] })
  async retract(
    @IdParam() directive: DirectiveId,
    @Body() body: RetractAnswersDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetractAnswers({ directive, ...body }, envelope)), PATH);
  }
}
