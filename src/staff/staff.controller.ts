import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asId, type StaffId, type UnitId } from '../kernel/words/ids.js';
import { type Nip, parseNip } from '../kernel/organisation/nip.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import type { Outcome } from '../kernel/facts/wish.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Desk } from '../platform/bus/desk.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { type Bilingual, invalid, notFound, Problem } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { ChartBook } from '../units/chart.queries.js';
import { Numbers } from './numbers.js';
import { staffDecider } from './staff.decider.js';
import { CorrectStaffDto, DepartStaffDto, EnrolStaffDto, TransferStaffDto } from './staff.dto.js';
import { StaffOffice } from './staff-office.js';

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
  constructor(
    private readonly desk: Desk,
    private readonly charts: ChartBook,
    private readonly office: StaffOffice,
    private readonly numbers: Numbers,
  ) {}

  @Post()
  @Requires('office:write')
  @About(
    'Enrol a person',
    'Takes a person into service in a unit. The number of someone who has departed by then enrols that person again: `200` with the same id.',
  )
  @WriteAnswers({ creates: true, refusals: ['date-too-far', 'unit-ended', 'nip-taken'] })
  async enrol(@Body() body: EnrolStaffDto, @AskedWith() asked: Asked): Promise<Written> {
    const nip = numberIn(body.nip, body.employment);
    await this.mustKnow(body.unit);
    const outcome = await this.numbers.giving(nip, async () => this.enrolAs(nip, body, asked));
    return written(await this.office.counted(outcome), PATH);
  }

  @Post(':id/transfer')
  @Requires('office:write')
  @About(
    'Transfer a person',
    'Assigns a person to another unit, to another post, or both, from `on`. What was recorded of the person moves along.',
  )
  @WriteAnswers({ refusals: PLACING })
  async transfer(@IdParam() id: StaffId, @Body() body: TransferStaffDto, @AskedWith() asked: Asked): Promise<Written> {
    await this.must(id);
    await this.mustKnow(body.unit);
    const { decree } = await this.desk.seal(`staff:${id}`, { decree: body.decree });
    const { unit, position, on } = body;
    const outcome = await this.desk.handle(this.aim(id, asked), (_, moment) =>
      this.office.transfer({ staff: id, unit, position, on, decree }, moment),
    );
    return written(await this.office.counted(outcome), PATH);
  }

  @Post(':id/depart')
  @Requires('office:write')
  @About('Record a departure', 'From `on` the person counts nowhere, unless enrolled again.')
  @WriteAnswers({ refusals: ['date-too-far', 'before-enrolment', 'after-departure'] })
  async depart(@IdParam() id: StaffId, @Body() body: DepartStaffDto, @AskedWith() asked: Asked): Promise<Written> {
    await this.must(id);
    const outcome = await this.desk.handle(this.aim(id, asked), (_, moment) =>
      this.office.depart({ staff: id, on: body.on, reason: body.reason }, moment),
    );
    return written(await this.office.counted(outcome), PATH);
  }

  @Post(':id/correct')
  @Requires('office:write')
  @About('Correct a number or name', 'The right number or name of the same person; at any time.')
  @WriteAnswers({ refusals: ['nip-taken'] })
  async correct(@IdParam() id: StaffId, @Body() body: CorrectStaffDto, @AskedWith() asked: Asked): Promise<Written> {
    if (body.nip === undefined && body.name === undefined)
      throw invalid('/nip', 'nip, name, atau keduanya | nip, name or both');
    const nip = body.nip === undefined ? undefined : numberIn(body.nip);
    await this.must(id);
    const reason = await this.desk.sealed(`staff:${id}`, body.reason);
    const correct = async (): Promise<Outcome> =>
      this.desk.handle(this.aim(id, asked), () => this.office.correct({ staff: id, nip, name: body.name, reason }));
    const outcome = nip === undefined ? await correct() : await this.numbers.giving(nip, correct);
    return written(await this.office.counted(outcome), PATH);
  }

  /** Whose number it is may change until nobody else gives it. */
  private async enrolAs(nip: Nip, body: EnrolStaffDto, asked: Asked): Promise<Outcome> {
    const fresh = asId<StaffId>(asked.commandId);
    const staff = await this.office.holder(nip, fresh);
    // The key made somebody else: what it is used for now is another request.
    if (staff !== fresh && (await this.desk.revision(staffDecider, fresh)) >= 0)
      throw new Problem('idempotency-key-reused');
    const { name, unit, employment, position, on } = body;
    const wish = { staff, nip, name, unit, employment, position, on };
    const aim = { ...this.aim(staff, asked), keepsAnswer: staff !== fresh };
    return this.desk.handle(aim, (_, moment) => this.office.enrol(wish, moment));
  }

  private aim(id: StaffId, asked: Asked) {
    return { decider: staffDecider, id, asked, alsoIn: () => this.office.factsElsewhere(id) };
  }

  private async must(id: StaffId): Promise<void> {
    if ((await this.desk.state(staffDecider, id)).phase === 'absent') throw notFound();
  }

  private async mustKnow(unit: UnitId): Promise<void> {
    await this.charts.mustKnow([unit], () => '/unit');
  }
}
