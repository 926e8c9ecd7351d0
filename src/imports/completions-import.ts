import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type SettledCompletion,
  ShowCompletions,
  type ShownCompletion,
} from '../competency/shown-completions.commands.js';
import { causedBy, type Envelope } from '../kernel/facts/envelope.js';
import type { Position } from '../kernel/ports/event-store.js';
import { asId, type CommandId, type CourseId, type StaffId } from '../kernel/words/ids.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import type { Nip } from '../kernel/organisation/nip.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { Directory } from '../staff/directory.queries.js';
import { NumberHolders } from '../staff/numbers.queries.js';
import { COMPLETIONS_FAULTS } from './completions-faults.js';
import type { CompletionEntry, CompletionRow, CompletionsFile } from './completions-file.js';
import { type Judged, Refusals, ruleReason } from './import-report.js';

export type CompletionsWish = { readonly envelope: Envelope; readonly course: CourseId; readonly dryRun: boolean };

type ShownRow = { readonly line: number; readonly shown: ShownCompletion };

/** What a file has come to so far. */
class Tally {
  readonly refusals = new Refusals();
  readonly counts = { recorded: 0, unchanged: 0 };
  read = 0;
  position: Position | null = null;
  private readonly settled = new Map<string, SettledCompletion>();

  /** The first rows of what no row before has shown. */
  fresh(rows: readonly ShownRow[]): readonly ShownRow[] {
    const first = new Map<string, ShownRow>();
    for (const row of rows) {
      const key = keyOf(row);
      if (!this.settled.has(key) && !first.has(key)) first.set(key, row);
    }
    return [...first.values()];
  }

  /** A row like one before is what that was: recorded by then, so that it changes nothing, or refused. */
  take(row: ShownRow, settled = this.settled.get(keyOf(row))): void {
    if (!settled) return;
    this.settled.set(keyOf(row), settled.kind === 'refused' ? settled : UNCHANGED);
    if (settled.kind === 'refused') this.refusals.add(row.line, ruleReason(settled.code));
    else this.counts[settled.kind] += 1;
  }
}

const UNCHANGED: SettledCompletion = { kind: 'unchanged' };

const keyOf = ({ shown: { staff, on, result } }: ShownRow): string => `${staff} ${on} ${result}`;

/** Records the results of a course that stand in a file, one command a batch; each is harmless to repeat. */
@Injectable()
export class CompletionsImport {
  constructor(
    private readonly commands: CommandBus,
    private readonly holders: NumberHolders,
    private readonly directory: Directory,
  ) {}

  async run(file: CompletionsFile, wish: CompletionsWish): Promise<Judged | Refusal> {
    const tally = new Tally();
    for await (const entries of file.batches()) {
      const refusal = await this.settle(await this.usable(entries, tally), wish, tally);
      if (refusal) return refusal;
    }
    const { read, counts, position } = tally;
    return { dryRun: wish.dryRun, position, figures: { read, ...counts }, ...tally.refusals.told() };
  }

  /** The rows that can be read, of people who are known. */
  private async usable(entries: readonly CompletionEntry[], tally: Tally): Promise<readonly ShownRow[]> {
    const known = await this.known(entries.flatMap((entry) => (entry.kind === 'row' ? [entry] : [])));
    tally.read += entries.length;
    return entries.flatMap((entry) => {
      const staff = entry.kind === 'row' ? known.get(entry.nip) : undefined;
      if (entry.kind === 'row' && staff !== undefined) return [shownIn(entry, staff)];
      const fault = entry.kind === 'row' ? 'unknown-staff' : entry.fault;
      tally.refusals.add(entry.line, COMPLETIONS_FAULTS[fault]);
      return [];
    });
  }

  private async known(rows: readonly CompletionRow[]): Promise<ReadonlyMap<Nip, StaffId>> {
    const holders = [...(await this.holders.of([...new Set(rows.map(({ nip }) => nip))]))];
    const people = await this.directory.people(holders.map(([, staff]) => staff));
    return new Map(holders.filter(([, staff]) => people.has(staff)));
  }

  /** A course that nobody knows, or that is void, is told of though no row can be used. */
  private async settle(rows: readonly ShownRow[], wish: CompletionsWish, tally: Tally): Promise<Refusal | undefined> {
    const { course, dryRun, envelope } = wish;
    const fresh = tally.fresh(rows);
    const id = asId<CommandId>(derivedId(envelope.commandId, 'completions', String(tally.read)));
    const body = { course, dryRun, completions: fresh.map(({ shown }) => shown) };
    const settled = await this.commands.execute(new ShowCompletions(body, causedBy(envelope, id)));
    if (isRefusal(settled)) return settled;
    fresh.forEach((row, index) => tally.take(row, settled.completions[index]));
    const isFresh = new Set(fresh);
    for (const row of rows) if (!isFresh.has(row)) tally.take(row);
    tally.position = settled.position;
    return undefined;
  }
}

const shownIn = ({ line, nip: _, kind: __, ...shown }: CompletionRow, staff: StaffId): ShownRow => ({
  line,
  shown: { staff, ...shown },
});
