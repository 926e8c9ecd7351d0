import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffRecord } from '../../projections/directory.view.js';
import type { Outcome, Envelope } from '../kernel/facts/envelope.js';
import type { Newcomer } from '../kernel/ports/keyring.js';
import { asId, type StaffId } from '../kernel/words/ids.js';
import { Keys } from '../platform/ports/ports.js';
import { Sealing } from '../platform/ports/sealing.js';
import { Problem } from '../platform/problems/problem.js';
import { ChartBook } from '../units/chart.queries.js';
import { Numbers } from './numbers.js';
import { enrolmentFault } from './placement.rules.js';
import { CorrectStaff, EnrolStaff } from './staff.commands.js';
import { correct, enrol, type EnrolmentFacts, freshWords, type Words } from './staff.decider.js';
import { mustBeKnown, StaffOffice } from './staff-office.js';

type Enrolling = EnrolStaff['body'];

@CommandHandler(EnrolStaff)
export class EnrolStaffHandler implements ICommandHandler<EnrolStaff> {
  constructor(
    private readonly office: StaffOffice,
    private readonly charts: ChartBook,
    private readonly numbers: Numbers,
  ) {}

  async execute({ body, envelope }: EnrolStaff): Promise<Outcome> {
    return this.numbers.giving(body.nip, async () => this.enrol(body, envelope));
  }

  /** Whose number it is may change until nobody else gives it. */
  private async enrol({ nip, name, on: day, ...told }: Enrolling, envelope: Envelope): Promise<Outcome> {
    const fresh = asId<StaffId>(envelope.commandId);
    const [staff = fresh] = await this.numbers.holders([nip]);
    const isAgain = staff !== fresh;
    return this.office.judge(
      { id: staff, envelope, keepsAnswer: isAgain },
      {
        must: async () => {
          await this.charts.mustKnow([told.unit], () => '/unit');
          // The key made somebody else: what it is used for now is another request.
          if (isAgain && (await this.office.wasKnown(fresh))) throw new Problem('idempotency-key-reused');
        },
        gather: async (_, { today }) => {
          const enrolment = { staff, ...told, on: day ?? today };
          const [{ career }, charts] = [await this.office.record(staff), await this.charts.around(enrolment.on)];
          // A number is reserved for nobody against whom something else speaks.
          const isRefused = enrolmentFault(career, { ...enrolment, today }, charts) !== undefined;
          const given = isRefused ? undefined : await this.given({ staff, nip, name });
          return { enrolment, facts: { career, today, charts, given } };
        },
        decide: (_, { enrolment, facts }) => enrol(enrolment, facts),
      },
    );
  }

  /** Number and name, sealed, once the number is reserved; undefined where somebody else has it. */
  private async given(newcomer: Newcomer): Promise<EnrolmentFacts['given']> {
    const [admitted] = await this.numbers.admit([newcomer]);
    return admitted?.kind === 'admitted' ? admitted : undefined;
  }
}

@CommandHandler(CorrectStaff)
export class CorrectStaffHandler implements ICommandHandler<CorrectStaff> {
  constructor(
    private readonly office: StaffOffice,
    private readonly numbers: Numbers,
    private readonly keys: Keys,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: CorrectStaff): Promise<Outcome> {
    const record = async (): Promise<Outcome> => this.correct(body, envelope);
    return body.nip === undefined ? record() : this.numbers.giving(body.nip, record);
  }

  private async correct(
    { staff: id, reason: text, ...wanted }: CorrectStaff['body'],
    envelope: Envelope,
  ): Promise<Outcome> {
    return this.office.judge(
      { id, envelope },
      {
        must: mustBeKnown,
        gather: async () => {
          const fresh = freshWords(wanted, await this.wordsNow(await this.office.record(id)));
          const { nip } = fresh;
          const isTheirs = nip === undefined || (await this.numbers.reserve({ nip, staff: id }));
          if (!isTheirs) return { fresh, given: undefined };
          const [words, reason] = await Promise.all([
            this.sealing.texts(`staff:${id}`, fresh),
            this.sealing.text(`staff:${id}`, text),
          ]);
          return { fresh, given: { ...words, reason } };
        },
        decide: (_, facts) => correct(id, facts),
      },
    );
  }

  private async wordsNow({ nips, names }: StaffRecord): Promise<Words> {
    const [nip, name] = [nips.at(-1), names.at(-1)];
    if (!nip || !name) return {};
    const [openedNip, openedName] = await this.keys.open([nip.sealed, name.sealed]);
    return { nip: openedNip, name: openedName };
  }
}
