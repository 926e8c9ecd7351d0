import { Injectable } from '@nestjs/common';
import { type RegisterRecord, registerKey } from '../../projections/registers.view.js';
import { activityOf } from '../../projections/ledger.keys.js';
import { type CalendarDate, dayOf } from '../kernel/calendar-date.js';
import type { Chart } from '../kernel/chart.js';
import type { ProgrammeId, UnitId } from '../kernel/ids.js';
import type { SumRow } from '../kernel/view-store.js';
import { ChartBook } from '../organisation/chart.queries.js';
import { notFound } from '../platform/problem.js';
import type { Pair } from '../kernel/pair.js';
import { Views } from '../platform/views.js';
import { directiveAt } from '../../projections/registers/directive-at.js';
import { factDays } from '../../projections/registers/fact-days.js';
import { issueAt } from '../../projections/registers/issue-at.js';
import { practiceAt } from '../../projections/registers/practice-at.js';
import { programmeAt } from '../../projections/registers/programme-at.js';
import { reformAt } from '../../projections/registers/reform-at.js';
import { type Figures, figuresOf, newestActivity, type Registers, subjectsOf, sumsOf } from './figures.js';
import { RunningSums } from './running-sums.js';
import { type Tree, treeOf } from './tree.js';

const PAGE = 1_000;

/** Everything recorded of a programme, whatever the dates. */
export type Book = { readonly id: ProgrammeId; readonly records: readonly RegisterRecord[] };

/** A programme's figures at a pair of dates. */
export type Figured = {
  readonly registers: Registers;
  readonly chart: Chart;
  readonly tree: Tree;
  readonly figures: Figures;
  readonly newestFactOn: string | null;
};

type Placed = Pick<Figured, 'registers' | 'chart' | 'tree'>;

type Known = { readonly knownOn: CalendarDate; readonly under?: UnitId };

export const VIEWS = ['registers', 'ledger'] as const;

const registersAt = ({ id, records }: Book, pair: Pair): Registers | undefined => {
  const of = (kind: RegisterRecord['kind']): RegisterRecord[] => records.filter((record) => record.kind === kind);
  const programme = of('programme').flatMap((record) => programmeAt(record, pair) ?? [])[0];
  if (!programme || programme.id !== id) return undefined;
  return {
    pair,
    programme,
    directives: of('directive').flatMap((record) => directiveAt(record, pair) ?? []),
    practices: of('practice').flatMap((record) => practiceAt(record, pair) ?? []),
    reforms: of('reform').flatMap((record) => reformAt(record, pair) ?? []),
    issues: of('issue').flatMap((record) => issueAt(record, pair) ?? []),
  };
};

const newest = (book: Book, pair: Pair, rows: readonly SumRow[]): string | null => {
  const steps = book.records.flatMap((record) => factDays(record, pair));
  return steps.reduce<string | null>(
    (latest, day) => (latest === null || day > latest ? day : latest),
    newestActivity(book.id, rows),
  );
};

/** Reads a programme's figures: chart and registers at the pair, one sum, the formula (design.md, 3). */
@Injectable()
export class ProgrammeBook {
  constructor(
    private readonly views: Views,
    private readonly charts: ChartBook,
  ) {}

  /** 404 where there is no such programme. */
  async open(id: ProgrammeId): Promise<Book> {
    const records: RegisterRecord[] = [];
    let after: string | undefined;
    for (;;) {
      const where = { index: 'programme', values: [id] };
      const page = await this.views.list('registers', {
        where,
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      records.push(...page.map(({ doc }) => doc as unknown as RegisterRecord));
      if (page.length < PAGE) break;
      after = page.at(-1)?.key;
    }
    const key = registerKey('programme', id);
    if (!records.some((record) => registerKey(record.kind, record.id) === key)) throw notFound();
    return { id, records };
  }

  /** The programme at a pair; 404 where it was not recorded by then. */
  registers(book: Book, pair: Pair): Registers {
    const registers = registersAt(book, pair);
    if (!registers) throw notFound();
    return registers;
  }

  async figures(book: Book, pair: Pair, under?: UnitId): Promise<Figured> {
    const { registers, chart, tree } = await this.place(book, pair, under);
    const days = { asOf: dayOf(pair.asOf), knownOn: dayOf(pair.knownOn) };
    const some = under === undefined ? {} : { units: tree.recorded() };
    const [rows, facts] = await Promise.all([
      this.views.sum('ledger', { subjects: subjectsOf(registers), ...days, ...some }),
      this.views.sum('ledger', { subjects: [activityOf(book.id)], ...days }),
    ]);
    const figures = figuresOf(tree, registers, sumsOf(tree, rows));
    return { registers, chart, tree, figures, newestFactOn: newest(book, pair, facts) };
  }

  /** The figures on one day after another, from what the sums grow by. */
  async *figuresOn(book: Book, days: readonly CalendarDate[], { knownOn, under }: Known): AsyncGenerator<Figures> {
    const pairs = days.map((asOf) => ({ asOf, knownOn }));
    const subjects = pairs.flatMap((pair) => subjectsOf(this.registers(book, pair)));
    const [from = knownOn, asOf = from] = [days[0], days.at(-1)];
    const query = { subjects, from: dayOf(from), asOf: dayOf(asOf), knownOn: dayOf(knownOn) };
    const some = under === undefined ? {} : { units: await this.recordedUnder(book, pairs, under) };
    const sums = new RunningSums(await this.views.growth('ledger', { ...query, ...some }));
    let tree: Tree | undefined;
    for (const pair of pairs) {
      const placed = await this.place(book, pair, under, tree);
      tree = placed.tree;
      yield figuresOf(tree, placed.registers, sums.on(dayOf(pair.asOf), tree));
    }
  }

  /** Every unit as recorded that counts below another one at any of some pairs. */
  private async recordedUnder(book: Book, pairs: readonly Pair[], under: UnitId): Promise<UnitId[]> {
    const units = new Set<UnitId>();
    let tree: Tree | undefined;
    for (const pair of pairs) {
      const { tree: next } = await this.place(book, pair, under, tree);
      if (next !== tree) next.recorded().forEach((unit) => units.add(unit));
      tree = next;
    }
    return [...units];
  }

  /** Where everything stands at a pair; the tree is the one from before where that is still so. */
  private async place(book: Book, pair: Pair, under?: UnitId, before?: Tree): Promise<Placed> {
    const registers = this.registers(book, pair);
    const chart = await this.charts.at(pair.asOf, pair.knownOn);
    const { units } = registers.programme;
    const tree = before?.isOf(chart, units) ? before : treeOf(chart, units, under);
    return { registers, chart, tree };
  }
}
