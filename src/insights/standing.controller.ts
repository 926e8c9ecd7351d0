import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AnswersDoc } from '../../projections/ledger.documents.js';
import { keyOfAnswers, POPULATION, standingOf } from '../../projections/ledger.keys.js';
import type { DirectiveId, UnitId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import type { Sight } from '../staff/unit-access.queries.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { notFound } from '../platform/problems/problem.js';
import type { Pair } from '../kernel/words/pair.js';
import { AskedBy, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { type DirectiveAt, directiveAt } from '../directives/directive.register.js';
import { StandingAnswers } from './people.answers.js';
import { UnitPeopleQuery } from './insights.dto.js';
import { PeopleNames } from './people-names.js';
import { Reach } from './reach.js';
import { type Counted, countedIn } from './standing-rows.js';
import { NO_STANDING, personStanding, type StandingCounts, standingsOf } from './standing.js';
import { StandingBook } from './standing-book.js';
import { type Tree, treeOf } from './tree.js';
import { peopleTable, type StandingPerson, standingTable } from './standing-tables.js';

@ApiTags('directives')
@Controller('/v1/directives/:id/standing')
export class StandingController {
  constructor(
    private readonly readings: Readings,
    private readonly book: StandingBook,
    private readonly reach: Reach,
    private readonly people: PeopleNames,
  ) {}

  @Get()
  @Requires('standings:read')
  @About(
    'Who answered a directive',
    'How the staff of the targeted units stand towards the version current on `asOf`, by unit; with `unit` also people by name where the caller may see them. Where no version is current there are no units.',
  )
  @StandingAnswers()
  async standing(
    @AskedBy() caller: Caller,
    @IdParam() id: DirectiveId,
    @Query() query: UnitPeopleQuery,
  ): Promise<Read> {
    const { unit } = query;
    const at = await this.readings.at(query, ['registers', 'ledger', 'directory']);
    const directive = await this.directive(id, at);
    await this.reach.must(caller, 'standings:read', unit);
    const { current } = directive;
    const head = { directive: id, version: current?.version ?? null, asOf: at.asOf, knownOn: at.knownOn };
    const chart = await this.reach.chart(at);
    const tree = current ? treeOf(chart, directive.units, unit) : treeOf(chart, []);
    const counted = await this.counted(tree, directive, at);
    const sees = await this.reach.standingPeople(caller, query, at);
    const people = sees && (await this.persons({ tree, sees }, directive, at));
    const of = { name: 'standing', pair: at, nameUnit: await this.reach.naming(at) };
    const table = query.rows === 'people' ? peopleTable(people ?? [], of) : standingTable(counted, of);
    const named = people && { people: people.map(({ unit: _, ...person }) => person) };
    return new Read({ ...head, ...counted, ...named }, at.position, () => table);
  }

  private async directive(id: DirectiveId, pair: Pair): Promise<DirectiveAt> {
    const record = await this.book.record('directive', id);
    const directive = record && directiveAt(record, pair);
    if (!directive) throw notFound();
    return directive;
  }

  private async counted(
    tree: Tree,
    { id, current }: DirectiveAt,
    { asOf, knownOn }: Pair,
  ): Promise<Counted<StandingCounts>> {
    if (!current) return { total: NO_STANDING, units: [] };
    const subjects = [POPULATION, standingOf(id)];
    const sums = await this.book.sums(tree, subjects, { asOf, knownOn });
    const chart = await this.reach.chart({ asOf, knownOn });
    return countedIn(tree, chart, standingsOf(tree, { id, current }, sums, asOf));
  }

  private async persons(
    { tree, sees }: { tree: Tree; sees: Sight },
    { id, current }: DirectiveAt,
    pair: Pair,
  ): Promise<StandingPerson[]> {
    if (!current) return [];
    const chart = await this.reach.chart(pair);
    const units = new Set<UnitId>(tree.nodes.map((node) => node.id));
    const people = await this.people.in({ units, chart, sees }, pair);
    const keys = people.map(({ staff }) => keyOfAnswers(id, staff));
    const docs = await this.book.documents(keys);
    return this.people.shown(people, pair, (index) => {
      const doc = docs.get(keys[index] ?? '') as unknown as AnswersDoc | undefined;
      return personStanding(doc?.answers ?? [], current.version, pair);
    });
  }
}
