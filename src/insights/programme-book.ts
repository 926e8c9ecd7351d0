import { Injectable } from '@nestjs/common';
import { type RegisterRecord, registerKey } from '../../projections/registers.view.js';
import { dayOf } from '../kernel/calendar-date.js';
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
import { type Figures, figuresOf, newestActivity, type Registers, subjectsOf } from './figures.js';
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
    const registers = this.registers(book, pair);
    const chart = await this.charts.at(pair.asOf, pair.knownOn);
    const tree = treeOf(chart, registers.programme.units, under);
    const query = { asOf: dayOf(pair.asOf), knownOn: dayOf(pair.knownOn) };
    const rows = await this.views.sum('ledger', { subjects: subjectsOf(registers), ...query });
    const figures = figuresOf(tree, registers, rows);
    return { registers, chart, tree, figures, newestFactOn: newest(book, pair, rows) };
  }
}
