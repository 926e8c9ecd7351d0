import { QueryBus } from '@nestjs/cqrs';
import { NoQuery } from '../platform/bus/enveloped.js';
import type { Caller } from '../platform/callers/caller.js';
import { AskedBy } from '../platform/reading/reading.js';
import { type Found, LookUpStaff } from './staff.queries.js';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { LookupStaffDto } from './staff.dto.js';
import { STAFF_LOOKUP } from './staff.permissions.js';

/** Finds people by number and records nothing: a number is never in a URL. */
@ApiTags('organisation')
@Controller('/v1/staff/lookup')
export class LookupController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @HttpCode(200)
  @Requires(STAFF_LOOKUP)
  @About(
    'Find people by number',
    'The ids of people by their civil service numbers, which are never in a URL. Nothing is recorded. A number that nobody has, or nobody whom the caller may see, is left out.',
  )
  @ApiOkResponse({
    schema: {
      type: 'object',
      required: ['items'],
      properties: {
        items: {
          type: 'array',
          description: 'one for each number that is found',
          items: {
            type: 'object',
            required: ['nip', 'staff'],
            properties: {
              nip: { type: 'string', description: 'a number of those asked for' },
              staff: { type: 'string', format: 'uuid', description: 'the id of the person who has it' },
            },
          },
        },
      },
    },
  })
  async lookup(@NoQuery() _: unknown, @AskedBy() caller: Caller, @Body() body: LookupStaffDto): Promise<Found> {
    return this.queries.execute(new LookUpStaff(body, caller));
  }
}
