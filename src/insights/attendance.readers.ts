import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { StaffRecord } from '../../projections/directory.view.js';
import { assignedOn, knownBy } from '../kernel/organisation/career.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { streamName } from '../kernel/ports/event-store.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { Table } from '../platform/reading/table.js';
import { Events } from '../platform/ports/ports.js';
import { notFound, Problem } from '../platform/problems/problem.js';
import type { Pair } from '../kernel/words/pair.js';
import { Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { type Attendance, attendanceAt } from './attendance.js';
import { PeopleNames } from './people-names.js';
import { Reach } from './reach.js';
import { type Tree, treeOf } from './tree.js';
import { shownUnits } from './unit-readings.js';
import { attendanceTable, peopleTable } from './attendance-tables.js';
import { ReadAttendance } from './insights.queries.js';
import { ATTENDANCE_READ } from './insights.permissions.js';
import { ATTENDANCE_RECORD } from '../socialisation/session.permissions.js';

type Placed = {
  readonly staff: StaffId;
  readonly record: StaffRecord | undefined;
  readonly place: number | undefined;
};

@QueryHandler(ReadAttendance)
export class ReadAttendanceHandler implements IQueryHandler<ReadAttendance> {
  constructor(
    private readonly readings: Readings,
    private readonly events: Events,
    private readonly reach: Reach,
    private readonly people: PeopleNames,
  ) {}

  /** With `unit`: only those who count in it or below on `asOf`. */
  async execute({ asked, caller }: ReadAttendance): Promise<Read> {
    const { id, unit } = asked;
    const at = await this.readings.at(asked, ['directory']);
    const attendance = attendanceAt(await this.events.read(streamName('session', id), 0), at);
    if (!attendance) throw notFound();
    await this.reach.must(caller, ATTENDANCE_READ, { unit, knownOn: at.knownOn });
    const chart = await this.reach.chart(at);
    const tree = wholeTree(chart, unit);
    const placed = await this.placed(attendance, tree, at);
    // Whoever has departed by then counts nowhere (domain.md, 3).
    const counted = placed.filter(({ place }) => place !== undefined);
    const units = byUnit(attendance, counted, tree, chart);
    const { asOf, knownOn } = at;
    const sees = await this.reach.people(caller, ATTENDANCE_RECORD, { unit, asOf });
    if (asked.rows === 'people' && !sees) throw new Problem('forbidden');
    const seen = sees && counted.filter(({ record }) => record !== undefined && sees(record));
    const people = seen && (await this.shown(attendance, seen, at));
    const body = {
      asOf,
      knownOn,
      invited: counted.filter(({ staff }) => attendance.invited.has(staff)).length,
      attended: counted.filter(({ staff }) => attendance.attended.has(staff)).length,
      guests: attendance.guests,
      units,
      ...(people ? { people } : {}),
    };
    const nameUnit = await this.reach.naming(at);
    const named = (people ?? []).map((person, index) => ({ ...person, unit: unitOf(seen?.[index], tree) }));
    const table = (): Table =>
      asked.rows === 'people' ? peopleTable(named, at, nameUnit) : attendanceTable(body, at, nameUnit);
    return new Read(body, at.position, table);
  }

  /** Everybody invited or attending, with the unit they count in at the pair. */
  private async placed({ invited, attended }: Attendance, tree: Tree, pair: Pair): Promise<Placed[]> {
    const ids = [...new Set([...invited, ...attended])].sort();
    const records = await this.people.records(ids);
    return ids.map((staff) => {
      const record = records.get(staff);
      const assigned = record && assignedOn(knownBy(record, pair.knownOn), pair.asOf);
      return { staff, record, place: assigned && tree.placeOf(assigned) };
    });
  }

  private async shown({ invited, attended }: Attendance, placed: readonly Placed[], pair: Pair): Promise<object[]> {
    const names = await this.people.names(
      placed.map(({ record }) => record),
      pair,
    );
    return placed.map(({ staff }, index) => ({
      staff,
      name: names[index] ?? null,
      invited: invited.has(staff),
      attended: attended.has(staff),
    }));
  }
}

/** The unit in which someone counts. */
const unitOf = (placed: Placed | undefined, tree: Tree): UnitId | null =>
  placed?.place === undefined ? null : (tree.nodes[placed.place]?.id ?? null);

/** The whole chart, or a unit and all below it. */
const wholeTree = (chart: Chart, under: UnitId | undefined): Tree => {
  const tops = [...chart.standing()].flatMap(({ id }) => (chart.parentOf(id) === null ? [id] : []));
  return treeOf(chart, tops, under);
};

const byUnit = ({ invited, attended }: Attendance, placed: readonly Placed[], tree: Tree, chart: Chart): object[] => {
  const counts = tree.nodes.map(() => ({ invited: 0, attended: 0 }));
  for (const { staff, place } of placed) {
    const count = place === undefined ? undefined : counts[place];
    if (!count) continue;
    count.invited += invited.has(staff) ? 1 : 0;
    count.attended += attended.has(staff) ? 1 : 0;
  }
  return shownUnits(tree, (unit) => chart.parentOf(unit)).flatMap((unit, place) => {
    const count = counts[place];
    return count && count.invited + count.attended > 0 ? [{ unit, ...count }] : [];
  });
};
