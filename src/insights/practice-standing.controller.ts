import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ObservationsDoc } from '../../projections/ledger.documents.js';
import { keyOfObservations } from '../../projections/ledger.keys.js';
import { type PracticeAt, recordedPracticeAt } from '../practices/practice.register.js';
import type { PracticeId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Sight } from '../staff/unit-access.queries.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { notFound } from '../platform/problems/problem.js';
import { AskedBy, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { PracticeStandingAnswers } from './people.answers.js';
import { UnitPeopleQuery } from './insights.dto.js';
import { PeopleNames } from './people-names.js';
import { personPractising, practiceSubjects, practisingIn } from './practice-standing.js';
import { Reach } from './reach.js';
import { StandingBook } from './standing-book.js';
import { countedIn } from './standing-rows.js';
import { peopleTable, type StandingPerson, standingTable } from './standing-tables.js';
import { type Tree, treeOf } from './tree.js';

@ApiTags('practices')
@Controller('/v1/practices/:id/standing')
export class PracticeStandingController {
  constructor(
    private readonly readings: Readings,
    private readonly book: StandingBook,
    private readonly reach: Reach,
    private readonly people: PeopleNames,
  ) {}

  /** Before its first day and from its retirement on, a practice asks nothing of anybody: no units. */
  @Get()
  @Requires('standings:read')
  @About(
    'Who follows a practice',
    'How the staff of the targeted units stand towards the practice, by unit; with `unit` also people by name where the caller may see them. Before its first day and from its retirement on there are no units.',
  )
  @PracticeStandingAnswers()
  async standing(@AskedBy() caller: Caller, @IdParam() id: PracticeId, @Query() query: UnitPeopleQuery): Promise<Read> {
    const { unit } = query;
    const at = await this.readings.at(query, ['registers', 'ledger', 'directory']);
    const { asOf, knownOn, position } = at;
    const practice = await this.practice(id, at);
    await this.reach.must(caller, 'standings:read', unit);
    const chart = await this.reach.chart(at);
    const tree = treeOf(chart, isAsked(practice, at) ? practice.units : [], unit);
    const sums = await this.book.sums(tree, practiceSubjects(id), at);
    const counted = countedIn(tree, chart, practisingIn(tree, id, sums));
    const sees = await this.reach.standingPeople(caller, query, at);
    const people = sees && (await this.persons({ tree, sees }, id, at));
    const of = { name: 'practice-standing', pair: at, nameUnit: await this.reach.naming(at) };
    const table = query.rows === 'people' ? peopleTable(people ?? [], of) : standingTable(counted, of);
    const named = people && { people: people.map(({ unit: _, ...person }) => person) };
    return new Read({ practice: id, asOf, knownOn, ...counted, ...named }, position, () => table);
  }

  private async practice(id: PracticeId, pair: Pair): Promise<PracticeAt> {
    const record = await this.book.record('practice', id);
    const practice = record && recordedPracticeAt(record, pair);
    if (!practice) throw notFound();
    return practice;
  }

  private async persons(
    { tree, sees }: { tree: Tree; sees: Sight },
    id: PracticeId,
    pair: Pair,
  ): Promise<StandingPerson[]> {
    const chart = await this.reach.chart(pair);
    const units = new Set<UnitId>(tree.nodes.map((node) => node.id));
    const people = await this.people.in({ units, chart, sees }, pair);
    const keys = people.map(({ staff }) => keyOfObservations(id, staff));
    const docs = await this.book.documents(keys);
    return this.people.shown(people, pair, (index) => {
      const doc = docs.get(keys[index] ?? '') as unknown as ObservationsDoc | undefined;
      return personPractising(doc ?? { observations: [] }, pair);
    });
  }
}

const isAsked = ({ on, status }: PracticeAt, { asOf }: Pair): boolean => status === 'defined' && on <= asOf;
