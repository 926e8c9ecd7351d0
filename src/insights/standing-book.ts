import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Caller } from '../platform/callers/caller.js';
import { Read } from '../platform/reading/read.js';
import { Readings } from '../platform/reading/reading.js';
import type { Sight } from '../staff/unit-access.queries.js';
import type { UnitPeopleQuery } from './insights.dto.js';
import { PeopleNames } from './people-names.js';
import { Reach } from './reach.js';
import { countedIn } from './standing-rows.js';
import { peopleTable, type StandingPerson, standingTable } from './standing-tables.js';
import { StandingSums } from './standing-sums.js';
import type { Standing } from './standing.js';
import { type Tree, treeOf } from './tree.js';

type Asked = UnitPeopleQuery & { readonly id: string };
type Seen = { readonly chart: Chart; readonly tree: Tree; readonly sees: Sight };

/** Standings of directives, practices and courses, by unit and by name (api.md, 4). */
@Injectable()
export class StandingBook {
  constructor(
    private readonly readings: Readings,
    private readonly sums: StandingSums,
    private readonly reach: Reach,
    private readonly people: PeopleNames,
  ) {}

  async read<T extends object, C extends object>(
    standing: Standing<T, C>,
    asked: Asked,
    caller: Caller,
  ): Promise<Read> {
    const at = await this.readings.at(asked, ['registers', 'ledger', 'directory']);
    const { asOf, knownOn, position } = at;
    const thing = await this.sums.thing(standing, asked.id, at);
    await this.reach.must(caller, standing.readers, { unit: asked.unit, knownOn });
    const chart = await this.reach.chart(at);
    const tree = treeOf(chart, standing.asks(thing, at), asked.unit);
    const sums = await this.sums.of(tree, standing.subjects(asked.id), at);
    const counted = countedIn(tree, chart, standing.counts(thing, { tree, sums }, at));
    const sees = await this.reach.standingPeople(caller, standing.namers, { ...asked, asOf });
    const people = sees && (await this.persons(standing, { id: asked.id, thing }, { chart, tree, sees }, at));
    const of = { name: standing.name, pair: at, nameUnit: await this.reach.naming(at) };
    const table = asked.rows === 'people' ? peopleTable(people ?? [], of) : standingTable(counted, of);
    const named = people && { people: people.map(({ unit: _, ...person }) => person) };
    return new Read({ ...standing.head(thing), asOf, knownOn, ...counted, ...named }, position, () => table);
  }

  private async persons<T, C>(
    { keyOf, person }: Standing<T, C>,
    { id, thing }: { readonly id: string; readonly thing: T },
    { chart, tree, sees }: Seen,
    pair: Pair,
  ): Promise<StandingPerson[]> {
    const units = new Set<UnitId>(tree.nodes.map((node) => node.id));
    const people = await this.people.in({ units, chart, sees }, pair);
    const keys = people.map(({ staff }) => keyOf(id, staff));
    const docs = await this.sums.documents(keys);
    return this.people.shown(people, pair, (index) => person(thing, docs.get(keys[index] ?? ''), pair));
  }
}
