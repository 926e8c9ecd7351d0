import { Injectable } from '@nestjs/common';
import { type RegisterRecord, registerKey } from '../../projections/registers.view.js';
import { type CalendarDate, dayOf } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { SumRow } from '../kernel/ports/view-store.js';
import { ChartBook } from '../units/chart.queries.js';
import { notFound } from '../platform/problems/problem.js';
import type { Pair } from '../kernel/words/pair.js';
import { Turns } from '../platform/reading/turns.js';
import { Views } from '../platform/reading/views.js';
import { factDays } from './fact-days.js';
import type { ProgrammeAt } from '../programmes/programme.register.js';
import { type Figures, figuresOf } from './figures.js';
import type { FormulaName } from './formulas.js';
import { type Voices, voicesIn } from './heard.js';
import { KeptTrees } from './kept-trees.js';
import { type Book, programmeIn, registersAt } from './programme-registers.js';
import type { PulseAt } from './pulses.js';
import { RunningSums } from './running-sums.js';
import { everySubjectOf, factSubjects, subjectsOf, voiceSubjects } from './subjects.js';
import { newestActivity, sumsOf } from './sums.js';
import type { Tree } from './tree.js';
import { willingIn } from './willing.js';

const PAGE = 1_000;

/** Where a programme stands at a pair of dates: on which chart, and over which units. */
export type Placed = {
  readonly pair: Pair;
  readonly programme: ProgrammeAt;
  readonly chart: Chart;
  readonly tree: Tree;
};

/** A programme's figures at a pair of dates. */
export type Figured = Placed & {
  readonly figures: Figures;
  readonly newestFactOn: string | null;
};

type Known = {
  readonly formula: FormulaName;
  readonly knownOn: CalendarDate;
  readonly under?: UnitId;
  readonly pulseAt: PulseAt;
};

/** Which formula the figures are for, and below which unit, or of all units that the programme covers. */
type Wanted = { readonly formula: FormulaName; readonly under: UnitId | undefined; readonly pulseAt: PulseAt };

/** What is read for a formula; competency also names people. */
export const VIEWS: Readonly<Record<FormulaName, readonly string[]>> = {
  'adoption@1': ['registers', 'ledger'],
  'readiness@1': ['registers', 'ledger'],
  'readiness@2': ['registers', 'ledger'],
  'competency@1': ['registers', 'ledger', 'directory'],
};

/** Competency is made of completions alone. */
const newest = (book: Book, formula: FormulaName, pair: Pair, rows: readonly SumRow[]): string | null => {
  const steps = formula === 'competency@1' ? [] : book.records.flatMap((record) => factDays(record, pair));
  return steps.reduce<string | null>(
    (latest, day) => (latest === null || day > latest ? day : latest),
    newestActivity(factSubjects(book.id, formula), rows),
  );
};

const voicesOfRows = (programme: ProgrammeId, formula: FormulaName, rows: readonly SumRow[]): Voices | undefined =>
  formula === 'readiness@2' ? voicesIn(programme, rows) : undefined;

/** Reads a programme's figures: chart and registers at the pair, one sum, the formula (design.md, 3). */
@Injectable()
export class ProgrammeBook {
  constructor(
    private readonly views: Views,
    private readonly charts: ChartBook,
    private readonly turns: Turns,
    private readonly trees: KeptTrees,
  ) {}

  /** 404 where there is no such programme. */
  async open(id: ProgrammeId): Promise<Book> {
    const records: RegisterRecord[] = [];
    let after: string | undefined;
    for (;;) {
      const where = { index: 'figured', values: [id] };
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

  /** Where everything stands at a pair, 404 where nothing did; the tree is the one from before where that is still so. */
  async place(book: Book, pair: Pair, under?: UnitId, before?: Tree): Promise<Placed> {
    const programme = programmeIn(book, pair);
    const chart = await this.charts.at(pair.asOf, pair.knownOn);
    return { pair, programme, chart, tree: this.trees.of(chart, programme.units, { under, before }) };
  }

  /** The figures of the units placed. */
  async figures(book: Book, placed: Placed, { formula, under, pulseAt }: Wanted): Promise<Figured> {
    const { pair, tree } = placed;
    const registers = registersAt(book, placed.programme, pair);
    const days = { asOf: dayOf(pair.asOf), knownOn: dayOf(pair.knownOn) };
    const units = under === undefined ? {} : { units: tree.recorded() };
    const [rows, facts] = await Promise.all([
      this.views.sum('ledger', { subjects: subjectsOf(registers, formula), ...days, ...units }),
      // Of a unit above those read, too: it may have spoken for them.
      this.views.sum('ledger', {
        subjects: [...factSubjects(book.id, formula), ...voiceSubjects(book.id, formula)],
        ...days,
      }),
    ]);
    const sums = await this.turns.finish(sumsOf(tree, rows));
    const willing = willingIn(tree, await pulseAt(pair), under);
    const besides = { voices: voicesOfRows(book.id, formula, facts), willing };
    const figures = await this.turns.finish(figuresOf(tree, registers, sums, besides));
    return { ...placed, figures, newestFactOn: newest(book, formula, pair, facts) };
  }

  /** The figures on one day after another, from what the sums grow by; others have a turn after each. */
  async *figuresOn(
    book: Book,
    days: readonly CalendarDate[],
    { formula, knownOn, under, pulseAt }: Known,
  ): AsyncGenerator<Figures> {
    const pairs = days.map((asOf) => ({ asOf, knownOn }));
    const [from = knownOn, asOf = from] = [days[0], days.at(-1)];
    const query = {
      subjects: everySubjectOf(book, formula),
      from: dayOf(from),
      asOf: dayOf(asOf),
      knownOn: dayOf(knownOn),
    };
    const some = under === undefined ? {} : { units: await this.recordedUnder(book, pairs, under) };
    const sums = new RunningSums(this.views.growth('ledger', { ...query, ...some }));
    const voices = new RunningSums(
      this.views.growth('ledger', { ...query, subjects: voiceSubjects(book.id, formula) }),
    );
    let tree: Tree | undefined;
    for (const pair of pairs) {
      const placed = await this.place(book, pair, under, tree);
      tree = placed.tree;
      while (!(await sums.reach(dayOf(pair.asOf)))) await this.turns.next();
      while (!(await voices.reach(dayOf(pair.asOf)))) await this.turns.next();
      const inTree = await this.turns.finish(sums.in(tree));
      const willing = willingIn(tree, await pulseAt(pair), under);
      const besides = { voices: voicesOfRows(book.id, formula, voices.reached()), willing };
      yield await this.turns.finish(figuresOf(tree, registersAt(book, placed.programme, pair), inTree, besides));
      await this.turns.next();
    }
  }

  /** Every unit as recorded that counts among or below another one at any of some pairs. */
  private async recordedUnder(book: Book, pairs: readonly Pair[], under: UnitId): Promise<UnitId[]> {
    const units = new Set<UnitId>();
    let tree: Tree | undefined;
    for (const pair of pairs) {
      const { tree: next } = await this.place(book, pair, under, tree);
      if (next === tree) continue;
      next.recorded().forEach((unit) => units.add(unit));
      tree = next;
      await this.turns.next();
    }
    return [...units];
  }
}
