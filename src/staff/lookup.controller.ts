import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../platform/callers/guard.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { LookupStaffDto } from './staff.dto.js';
import { StaffOffice } from './staff-office.js';
import { UnitAccess } from './unit-access.queries.js';

/** Finds people by number and records nothing: a number is never in a URL. */
@ApiTags('organisation')
@Controller('/v1/staff/lookup')
export class LookupController {
  constructor(
    private readonly office: StaffOffice,
    private readonly access: UnitAccess,
  ) {}

  /** A number is left out that nobody has, or nobody whom the caller is shown today: heads and agents, who is in their units. */
  @Post()
  @HttpCode(200)
  @Requires('staff:lookup')
  @ApiOkResponse({
    schema: {
      type: 'object',
      required: ['items'],
      properties: {
        items: {
          type: 'array',
          items: {
            type: 'object',
            required: ['nip', 'staff'],
            properties: { nip: { type: 'string' }, staff: { type: 'string', format: 'uuid' } },
          },
        },
      },
    },
  })
  async lookup(@Body() { nips }: LookupStaffDto, @AskedWith() { caller }: Asked): Promise<object> {
    const sees = await this.access.sight(caller, 'staff:lookup', caller.today);
    return { items: await this.office.lookup(nips, sees) };
  }
}
