import { Injectable } from '@nestjs/common';
import { registerKey } from '../../projections/registers.view.js';
import { type CalendarDate, dayOf } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { SumRow } from '../kernel/ports/view-store.js';
import { notFound } from '../platform/problems/problem.js';
import type { Pair } from '../kernel/words/pair.js';
import { Turns } from '../platform/reading/turns.js';
import { Views } from '../platform/reading/views.js';
import { newestOf } from './fact-days.js';
import { type Figures, figuresOf } from './figures.js';
import type { FormulaName } from './formulas.js';
import { type Voices, voicesIn } from './heard.js';
import { KeptBooks } from './kept-books.js';
import { type Placed, Places } from './places.js';
import { type Book, type Registers, registersAt } from './programme-registers.js';
import type { PulseAt } from './pulses.js';
import { RunningSums } from './running-sums.js';
import { everySubjectOf, factSubjects, subjectsOf, voiceSubjects } from './subjects.js';
import { newestActivity, sumsOf } from './sums.js';
import type { Tree } from './tree.js';
import { willingIn } from './willing.js';

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
const newest = (
  { programme, newestStepOn }: Registers,
  formula: FormulaName,
  rows: readonly SumRow[],
): string | null => {
  const activity = newestActivity(factSubjects(programme.id, formula), rows);
  return newestOf([activity, formula === 'competency@1' ? null : newestStepOn].filter((day) => day !== null));
};

const voicesOfRows = (programme: ProgrammeId, formula: FormulaName, rows: readonly SumRow[]): Voices | undefined =>
  formula === 'readiness@2' ? voicesIn(programme, rows) : undefined;

/** Reads a programme's figures: chart and registers at the pair, one sum, the formula (design.md, 3). */
@Injectable()
export class ProgrammeBook {
  constructor(
    private readonly views: Views,
    private readonly turns: Turns,
    private readonly kept: KeptBooks,
    private readonly places: Places,
  ) {}

  /** 404 where there is no such programme. */
  async open(id: ProgrammeId): Promise<Book> {
    const book = await this.kept.of(id);
    const key = registerKey('programme', id);
    if (!book.records.some((record) => registerKey(record.kind, record.id) === key)) throw notFound();
    return book;
  }

  /** Where everything stands at a pair, 404 where nothing did; the tree is the one from before where that is still so. */
  async place(book: Book, pair: Pair, under?: UnitId, before?: Tree): Promise<Placed> {
    return this.places.of(book, pair, { under, before });
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
    return { ...placed, figures, newestFactOn: newest(registers, formula, facts) };
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
