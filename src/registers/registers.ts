import { Injectable } from '@nestjs/common';
import type { HistoryRow } from '../../projections/registers/history.js';
import type { Kind } from '../../projections/registers/kind.js';
import { registerKey, type RegisterRecord } from '../../projections/registers.view.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import type { Position } from '../kernel/ports/event-store.js';
import type { ListQuery } from '../kernel/ports/view-store.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { ChartBook } from '../units/chart.queries.js';
import { type Bilingual, invalid, notFound } from '../platform/problems/problem.js';
import type { Pair } from '../kernel/words/pair.js';
import { type Opened, type pageIn, type PairQuery, Readings } from '../platform/reading/reading.js';
import { Views } from '../platform/reading/views.js';
import type { RegisterQuery } from './register-query.js';
import { StreamEnds } from './stream-ends.js';
import { isWanted, type Recorded, type Register, type Wanted } from './register.js';

const REGISTERS = 'registers';
const PAGE = 200;
const NOT_AFTER_TO: Bilingual = 'tidak sesudah to | not after to';

export type OpenedList = { readonly at: Opened; readonly page: ReturnType<typeof pageIn> };
export type Found<T> = { readonly things: readonly T[]; readonly next: string | null };
export type One<T> = {
  readonly thing: T;
  readonly at: Opened;
  readonly revision: number;
  readonly history: readonly HistoryRow[];
};

const later = (a: Position | undefined, b: Position): Position => (a !== undefined && a > b ? a : b);

type Where = NonNullable<ListQuery['where']>;

/** After which id, and how many are read at first. */
type From = { readonly after?: string | undefined; readonly first?: number };

const whereOf = (kind: RegisterKind, programme?: ProgrammeId): Where =>
  programme === undefined ? { index: 'kind', values: [kind] } : { index: 'programme', values: [programme] };

/** The registers at any pair of dates. */
@Injectable()
export class Registers {
  constructor(
    private readonly views: Views,
    private readonly ends: StreamEnds,
    private readonly readings: Readings,
    private readonly charts: ChartBook,
  ) {}

  /** How every list begins: 400 for a span that ends before it begins, 404 for a programme or unit that nobody knows. */
  async open(query: RegisterQuery, views: readonly string[] = []): Promise<Pick<OpenedList, 'at'>> {
    const { programme, unit, covers, from, to } = query;
    if (from !== undefined && to !== undefined && from > to) throw invalid('/query/from', NOT_AFTER_TO);
    const at = await this.readings.at(query, [REGISTERS, ...views]);
    if (programme !== undefined) await this.mustKnow(programme, at);
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit', at.knownOn);
    if (covers !== undefined) await this.charts.mustKnow([covers], () => '/query/covers', at.knownOn);
    return { at };
  }

  /** A page of the things asked for, by id. */
  async find<T extends Recorded>(
    register: Register<T>,
    wanted: Wanted & Pick<RegisterQuery, 'programme'>,
    { at, page }: OpenedList,
  ): Promise<Found<T>> {
    const chart = await this.charts.at(at.asOf, at.knownOn);
    const things: T[] = [];
    const where = register.among ?? whereOf(register.kind, wanted.programme);
    // As many as the page has, and one to tell whether there is a next, are all that is needed where nearly all are asked for.
    for await (const record of this.records(register.kind, where, { after: page.after, first: page.limit + 1 })) {
      const thing = register.at(record, at);
      if (!thing || !isWanted(register, thing, wanted, chart)) continue;
      const last = things.at(-1);
      if (last && things.length === page.limit) return { things, next: last.id };
      things.push(thing);
    }
    return { things, next: null };
  }

  /** One thing with all that its stream holds by now; 404 where it is not there at the pair. */
  async one<T extends Recorded>(
    register: Register<T>,
    id: string,
    { asOf, knownOn, after }: PairQuery,
    views: readonly string[] = [],
  ): Promise<One<T>> {
    const { revision, position } = await this.ends.of(register.kind, id);
    const at = await this.readings.at({ asOf, knownOn, after: later(after, position) }, [REGISTERS, ...views]);
    const record = await this.record(register.kind, id);
    const thing = record && register.at(record, at);
    if (!thing) throw notFound();
    return { thing, at, revision, history: register.history(record, at.knownOn) };
  }

  /** One thing that readings know by what the registers hold by now; 404 where it does not count at the pair. */
  async thing<T extends object>(
    { kind, counted }: Pick<Kind<T>, 'kind' | 'counted'>,
    id: string,
    pair: Pair,
  ): Promise<T> {
    const record = await this.record(kind, id);
    const thing = record && counted(record, pair);
    if (!thing) throw notFound();
    return thing;
  }

  /** Those of some things that are void at a pair: what links to them is as if it did not. All are looked up at once. */
  async voidAmong(kind: RegisterKind, ids: readonly string[], pair: Pair): Promise<ReadonlySet<string>> {
    const records = await this.among(kind, ids);
    const { counted } = this.ends.kinds.of(kind);
    return new Set([...records].flatMap(([id, record]) => (counted(record, pair) ? [] : [id])));
  }

  /** Those of some things that there are, whatever the dates. All are looked up at once. */
  async among(kind: RegisterKind, ids: readonly string[]): Promise<ReadonlyMap<string, RegisterRecord>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const docs = await this.views.documents(
      REGISTERS,
      wanted.map((id) => registerKey(kind, id)),
    );
    return new Map(
      wanted.flatMap((id) => {
        const record = docs.get(registerKey(kind, id)) as unknown as RegisterRecord | undefined;
        return record ? [[id, record] as const] : [];
      }),
    );
  }

  private async mustKnow(programme: ProgrammeId, pair: Pair): Promise<void> {
    const { revision } = await this.ends.of('programme', programme);
    const record = await this.record('programme', programme);
    if (revision < 0 || (record && !this.ends.kinds.of('programme').at(record, pair)))
      throw notFound('/query/programme');
  }

  /** Rules that ask see at least every write answered before. */
  async catchUp(): Promise<void> {
    const { position } = await this.readings.at({}, []);
    await this.views.reach(REGISTERS, position);
  }

  /** Everything of one kind that was ever recorded, of one programme or of all. */
  ofKind(kind: RegisterKind, programme?: ProgrammeId): AsyncGenerator<RegisterRecord> {
    return this.records(kind, whereOf(kind, programme));
  }

  /** What of one kind an index leads to. */
  under(kind: RegisterKind, where: Where): AsyncGenerator<RegisterRecord> {
    return this.records(kind, where);
  }

  /** Everything of some kinds that was ever recorded of a programme. */
  async *ofProgramme(programme: ProgrammeId, kinds: readonly RegisterKind[]): AsyncGenerator<RegisterRecord> {
    for (const kind of kinds) yield* this.records(kind, whereOf(kind, programme));
  }

  /** Everything that was ever recorded of a programme, the programme too. */
  async *of(programme: ProgrammeId): AsyncGenerator<RegisterRecord> {
    let after: string | undefined;
    for (;;) {
      const where = { index: 'programme', values: [programme] };
      const page = await this.views.list(REGISTERS, { where, limit: PAGE, ...(after === undefined ? {} : { after }) });
      for (const { doc } of page) yield doc as unknown as RegisterRecord;
      after = page.at(-1)?.key;
      if (page.length < PAGE) return;
    }
  }

  private async record(kind: RegisterKind, id: string): Promise<RegisterRecord | undefined> {
    const key = registerKey(kind, id);
    return (await this.views.documents(REGISTERS, [key])).get(key) as unknown as RegisterRecord | undefined;
  }

  private async *records(
    kind: RegisterKind,
    where: Where,
    { after = '', first = PAGE }: From = {},
  ): AsyncGenerator<RegisterRecord> {
    let [from, limit] = [registerKey(kind, after), Math.min(first, PAGE)];
    for (;;) {
      const page = await this.views.list(REGISTERS, { where, after: from, limit });
      const mine = page.filter(({ key }) => key.startsWith(registerKey(kind, '')));
      for (const { doc } of mine) yield doc as unknown as RegisterRecord;
      const last = mine.at(-1);
      if (!last || mine.length < limit) return;
      [from, limit] = [last.key, PAGE];
    }
  }
}
