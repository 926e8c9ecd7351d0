import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { StaffId } from '../kernel/words/ids.js';
import { type Nip, parseNip } from '../kernel/organisation/nip.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import type { Envelope } from '../kernel/facts/envelope.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { IdParam } from '../platform/input/params.js';
import { type Bilingual, invalid } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { CorrectStaff, DepartStaff, EnrolStaff, TransferStaff, UndoStaffFact } from './staff.commands.js';
import { CorrectStaffDto, DepartStaffDto, EnrolStaffDto, TransferStaffDto, UndoStaffFactDto } from './staff.dto.js';

const PATH = '/v1/staff';
const PLACING: readonly RuleCode[] = ['date-too-far', 'unit-ended', 'before-enrolment', 'after-departure'];

const NO_NIP: Bilingual =
  'bukan NIP: tanggal lahir, pengangkatan, jenis kelamin atau nomor urut tidak mungkin | no NIP: birth date, appointment, sex or serial is impossible';

/** The number as the person's birth and employment have it; 400 where no such number can be. */
const numberIn = (raw: string, employment?: string): Nip => {
  const read = parseNip(raw);
  if (!read) throw invalid('/nip', NO_NIP);
  if (employment !== undefined && read.employment !== employment)
    throw invalid('/employment', 'NIP menunjukkan lain | the NIP says otherwise');
  return read.nip;
};

@ApiTags('organisation')
@Controller(PATH)
export class StaffController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(OFFICE_WRITE)
  @About(
    'Enrol a person',
    'Takes a person into service in a unit. The number of someone who has departed by then enrols that person again: `200` with the same id.',
  )
  @WriteAnswers({ creates: true, refusals: ['date-too-far', 'unit-ended', 'nip-taken'] })
  async enrol(@Body() body: EnrolStaffDto, @Enveloped() envelope: Envelope): Promise<Written> {
    const nip = numberIn(body.nip, body.employment);
    return written(await this.commands.execute(new EnrolStaff({ ...body, nip }, envelope)), PATH);
  }

  @Post(':id/transfer')
  @Requires(OFFICE_WRITE)
  @About(
    'Transfer a person',
    'Assigns a person to another unit, to another post, or both, from `on`. What was recorded of the person moves along.',
  )
  @WriteAnswers({ refusals: PLACING })
  async transfer(
    @IdParam() staff: StaffId,
    @Body() body: TransferStaffDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new TransferStaff({ staff, ...body }, envelope)), PATH);
  }

  @Post(':id/depart')
  @Requires(OFFICE_WRITE)
  @About('Record a departure', 'From `on` the person counts nowhere, unless enrolled again.')
  @WriteAnswers({ refusals: ['date-too-far', 'before-enrolment', 'after-departure'] })
  async depart(
    @IdParam() staff: StaffId,
    @Body() body: DepartStaffDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new DepartStaff({ staff, ...body }, envelope)), PATH);
  }

  @Post(':id/undo')
  @Requires(OFFICE_WRITE)
  @About(
    'Take back a fact of a career',
    'One enrolment, transfer or departure, as if it had never been told; of a bulk transfer only for this person. Without any enrolment the person is nowhere until enrolled again.',
  )
  @WriteAnswers({
    refusals: ['nothing-to-undo', 'facts-recorded', 'before-enrolment', 'after-departure', 'nip-taken', 'unit-ended'],
  })
  async undo(
    @IdParam() staff: StaffId,
    @Body() body: UndoStaffFactDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new UndoStaffFact({ staff, ...body }, envelope)), PATH);
  }

  @Post(':id/correct')
  @Requires(OFFICE_WRITE)
  @About('Correct a number or name', 'The right number or name of the same person; at any time.')
  @WriteAnswers({ refusals: ['nip-taken'] })
  async correct(
    @IdParam() staff: StaffId,
    @Body() body: CorrectStaffDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    const { nip: raw, ...told } = body;
    if (raw === undefined && told.name === undefined)
      throw invalid('/nip', 'nip, name, atau keduanya | nip, name or both');
    const number = raw === undefined ? {} : { nip: numberIn(raw) };
    return written(await this.commands.execute(new CorrectStaff({ staff, ...number, ...told }, envelope)), PATH);
  }
}
