import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Decision, Moment } from '../kernel/facts/decider.js';
import { type Envelope, NEVER, type Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import type { ChartEntry } from '../kernel/organisation/chart-entries.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import { asId, type EventId, type UnitId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { establishmentOf } from './chart-units.rules.js';
import { chartDecider, type ChartState } from './chart.decider.js';
import { CHART, type ChartEvent } from './chart.events.js';
import { ChartJudge } from './chart.judge.js';
import { AmendUnit, UndoUnitChange } from './unit-corrections.commands.js';
import { amendUnit, freshOf, undoChange } from './unit-corrections.decider.js';
import { amendedEntry } from './unit-corrections.rules.js';
import { entryOfChange } from './unit-history.js';

type Correcting = { readonly unit: UnitId; readonly reason: string; readonly envelope: Envelope };

type Judging<F> = {
  /** The entry that is concerned, of a unit that is known; undefined where there is none. */
  readonly find: (chart: ChartState) => ChartEntry | undefined;
  readonly gather: (chart: ChartState, entry: ChartEntry, moment: Moment) => Promise<F>;
  readonly decide: (facts: F & { entry: ChartEntry; reason: Sealed }, moment: Moment) => Decision<ChartEvent>;
};

const orNotFound = <T>(found: T | undefined): T => {
  if (found === undefined) throw notFound();
  return found;
};

/** What corrections of a unit share. */
@Injectable()
export class UnitCorrections {
  constructor(
    private readonly handler: Handler,
    private readonly sealing: Sealing,
  ) {}

  /** A unit that never was is known no more, but a correction of it that is repeated under its key is answered again. */
  async judge<F>({ unit, reason, envelope }: Correcting, { find, gather, decide }: Judging<F>): Promise<Outcome> {
    const part = ({ parts }: ChartState) => parts.get(unit) ?? NEVER;
    const outcome = await this.handler.execute(
      { decider: chartDecider, id: CHART.id, envelope, part },
      {
        followsState: true,
        must: async ({ parts }) => void orNotFound(parts.get(unit)),
        gather: async (chart, moment) => {
          orNotFound(establishmentOf(chart, unit));
          const entry = orNotFound(find(chart));
          const facts = await gather(chart, entry, moment);
          return { ...facts, entry, reason: await this.sealing.text(`unit:${unit}`, reason) };
        },
        decide: (_, facts, moment) => decide(facts, moment),
      },
    );
    return outcome.kind === 'done' ? { ...outcome, id: unit, created: false } : outcome;
  }
}

/** What is judged only has no event. */
const CANDIDATE = asId<EventId>('candidate');

@CommandHandler(AmendUnit)
export class AmendUnitHandler implements ICommandHandler<AmendUnit> {
  constructor(
    private readonly corrections: UnitCorrections,
    private readonly judge: ChartJudge,
  ) {}

  async execute({ body: { unit, reason, ...wish }, envelope }: AmendUnit): Promise<Outcome> {
    return this.corrections.judge(
      { unit, reason, envelope },
      {
        find: (chart) => establishmentOf(chart, unit),
        gather: async (chart, entry, { today }) => {
          const right = freshOf(entry, unit, wish);
          const told = amendedEntry(entry, unit, right, { id: CANDIDATE, recordedOn: today });
          return { right, refused: await this.judge.toldAnew(chart, told) };
        },
        decide: ({ entry, right, refused, reason: why }, { today }) =>
          amendUnit(
            { type: 'UnitAmended', unit, establishment: entry.id, right, reason: why },
            { entry, refused, today },
          ),
      },
    );
  }
}

@CommandHandler(UndoUnitChange)
export class UndoUnitChangeHandler implements ICommandHandler<UndoUnitChange> {
  constructor(
    private readonly corrections: UnitCorrections,
    private readonly judge: ChartJudge,
  ) {}

  async execute({ body: { unit, change, reason }, envelope }: UndoUnitChange): Promise<Outcome> {
    return this.corrections.judge(
      { unit, reason, envelope },
      {
        find: ({ entries }) => entryOfChange(entries, { unit, change }),
        gather: async (chart, entry) => ({ refused: await this.judge.undone(chart, entry) }),
        decide: ({ entry, refused, reason: why }) =>
          undoChange({ type: 'UnitUndone', unit, change: entry.id, reason: why }, { entry, refused }),
      },
    );
  }
}
