import { Injectable } from '@nestjs/common';
import type { ClosingFacts, NamingFacts } from '../kernel/evidence/defining.js';
import type { Defined, Evidenced } from '../kernel/evidence/evidenced.js';
import type { Aim } from '../kernel/facts/aim.js';
import type { Decision, DomainEvent } from '../kernel/facts/decider.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { thingOwner, type SealedTexts, Sealing, type Texts } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { ChartBook } from '../units/chart.queries.js';

type AimOf<E extends DomainEvent> = Aim<Evidenced, E>;

type Beginning<K extends string> = {
  readonly programme: ProgrammeId;
  readonly units: readonly UnitId[];
  readonly on?: CalendarDate;
  readonly texts: Texts<K>;
};

type Turn = { readonly on?: CalendarDate; readonly reason: string };
type Told = { readonly programme: ProgrammeId; readonly on: CalendarDate; readonly reason: Sealed };
type Begun<K extends string> = { readonly on: CalendarDate; readonly texts: SealedTexts<K> };

/** What is told otherwise of a thing: its texts, beside those that are known. */
type Correction<K extends string> = {
  readonly reason: string;
  readonly texts: Texts<K>;
  readonly known: (thing: Defined) => SealedTexts<K>;
};
type Corrected<K extends string> = {
  readonly programme: ProgrammeId;
  readonly reason: Sealed;
  readonly today: CalendarDate;
  readonly texts: SealedTexts<K>;
};

/** How the office writes and corrects things of which evidence is recorded; what the events are called is their own. */
@Injectable()
export class EvidenceThings {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
  ) {}

  async define<E extends DomainEvent, K extends string>(
    aim: AimOf<E>,
    { programme, units, on: wished, texts }: Beginning<K>,
    decide: (thing: Evidenced, begun: Begun<K>, facts: NamingFacts) => Decision<E>,
  ): Promise<Outcome> {
    return this.things.add(
      { ...aim, programme },
      {
        gather: async () => {
          await this.mustKnow(units);
          return { texts: await this.sealing.texts(thingOwner(aim), texts) };
        },
        decide: (thing, { rules, texts: sealed }, { today }) =>
          decide(
            thing,
            { on: wished ?? today, texts: sealed },
            { today, closed: rules.toAdd(), outside: rules.outside(units) },
          ),
      },
    );
  }

  async target<E extends DomainEvent>(
    aim: AimOf<E>,
    { units, on: wished, reason: why }: Turn & { readonly units: readonly UnitId[] },
    decide: (thing: Defined, told: Told, facts: NamingFacts) => Decision<E>,
  ): Promise<Outcome> {
    return this.things.judge(aim, {
      gather: async () => {
        await this.mustKnow(units);
        return { reason: await this.sealing.text(thingOwner(aim), why) };
      },
      decide: (thing, { programme, rules, reason }, { today }) => {
        const on = wished ?? today;
        const facts = { today, closed: rules.toRecord(on), outside: rules.outside(units) };
        return decide(thing, { programme, on, reason }, facts);
      },
    });
  }

  async retire<E extends DomainEvent>(
    aim: AimOf<E>,
    { on: wished, reason: why }: Turn,
    decide: (thing: Defined, told: Told, facts: ClosingFacts) => Decision<E>,
  ): Promise<Outcome> {
    return this.things.judge(aim, {
      gather: async () => ({ reason: await this.sealing.text(thingOwner(aim), why) }),
      decide: (thing, { programme, rules, reason }, { today }) => {
        const on = wished ?? today;
        return decide(thing, { programme, on, reason }, { today, closed: rules.toRecord(on) });
      },
    });
  }

  /** Seals only texts that are told otherwise. */
  async amend<E extends DomainEvent, K extends string>(
    aim: AimOf<E>,
    { reason: why, texts, known }: Correction<K>,
    decide: (thing: Defined, corrected: Corrected<K>) => Decision<E>,
  ): Promise<Outcome> {
    const owner = thingOwner(aim);
    return this.things.judge(aim, {
      followsState: true,
      gather: async (thing) => ({
        texts: await this.sealing.corrected(owner, texts, known(thing)),
        reason: await this.sealing.text(owner, why),
      }),
      decide: (thing, { programme, reason, texts: sealed }, { today }) =>
        decide(thing, { programme, reason, today, texts: sealed }),
    });
  }

  private async mustKnow(units: readonly UnitId[]): Promise<void> {
    await this.charts.mustKnow(units, (index) => `/units/${index}`);
  }
}
