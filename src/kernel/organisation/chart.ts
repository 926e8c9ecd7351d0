import type { CalendarDate } from '../words/calendar-date.js';
import type { UnitId } from '../words/ids.js';
import type { RuleCode } from '../words/refusal.js';
import { unreachable } from '../words/unreachable.js';
import type { ChartChange, UnitKind } from './chart-change.js';

/** A change with its place: by day of effect, then by the place in the log of what decreed it. */
export type PlacedChange = {
  readonly on: CalendarDate;
  readonly revision: number;
  readonly index: number;
  readonly change: ChartChange;
};

export type UnitNode = {
  readonly id: UnitId;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** As recorded; read it through `resolve`. */
  readonly parent: UnitId | null;
  readonly since: CalendarDate;
  readonly ended?: { readonly on: CalendarDate; readonly into?: UnitId };
};

/** Why the chart refuses a change, and which unit's end is the cause where one is. */
export type ChartRefusal = {
  readonly code: RuleCode;
  readonly ended?: UnitId;
  /** What follows on the same day may put it right. */
  readonly passing?: boolean;
};

/** The units as they stand after the changes applied so far. Changed in place by `apply`. */
export class Chart {
  private readonly nodes = new Map<UnitId, UnitNode>();
  private readonly codes = new Map<string, UnitId>();

  node(unit: UnitId): UnitNode | undefined {
    return this.nodes.get(unit);
  }

  /** True where the unit exists: established and not ended. */
  exists(unit: UnitId): boolean {
    const node = this.nodes.get(unit);
    return node !== undefined && node.ended === undefined;
  }

  byCode(code: string): UnitId | undefined {
    return this.codes.get(code);
  }

  /** The unit in which this one counts, mergers followed; undefined where it was abolished or never was. */
  resolve(unit: UnitId): UnitId | undefined {
    let node = this.nodes.get(unit);
    while (node?.ended?.into !== undefined) node = this.nodes.get(node.ended.into);
    return node && node.ended === undefined ? node.id : undefined;
  }

  parentOf(unit: UnitId): UnitId | null {
    const recorded = this.nodes.get(unit)?.parent ?? null;
    return recorded === null ? null : (this.resolve(recorded) ?? null);
  }

  /** True where `unit` is `top` or stands below it; ends, too, where a day's changes lead in a circle meanwhile. */
  within(unit: UnitId, top: UnitId): boolean {
    let at: UnitId | null = unit;
    for (let steps = 0; at !== null && steps <= this.nodes.size; steps += 1) {
      if (at === top) return true;
      at = this.parentOf(at);
    }
    return false;
  }

  /** What is wrong with the whole, once a day's changes are made: every unit stands below one root (domain.md, 9). */
  fault(): ChartRefusal | undefined {
    for (const { id, parent } of this.standing()) {
      const above = this.parentOf(id);
      if (parent !== null && above === null) return { code: 'unit-ended', ended: this.lastOf(parent) };
      if (above !== null && this.within(above, id)) return { code: 'chart-cycle' };
    }
    return undefined;
  }

  /** Every unit that exists. */
  *standing(): Iterable<UnitNode> {
    for (const id of this.codes.values()) {
      const node = this.nodes.get(id);
      if (node) yield node;
    }
  }

  /** Every unit ever established by now, ended or not. */
  all(): Iterable<UnitNode> {
    return this.nodes.values();
  }

  /** The first day on which nobody assigned to the unit counts anywhere, undefined where there is none. */
  lostFrom(unit: UnitId): CalendarDate | undefined {
    const ended = this.nodes.get(unit)?.ended;
    if (!ended) return undefined;
    if (ended.into === undefined) return ended.on;
    const later = this.lostFrom(ended.into);
    return later === undefined || later > ended.on ? later : ended.on;
  }

  /** The unit that is abolished in the end where the chain of mergers ends so. */
  lastOf(unit: UnitId): UnitId {
    const into = this.nodes.get(unit)?.ended?.into;
    return into === undefined ? unit : this.lastOf(into);
  }

  /** Why a change can not be made to the chart as it stands; undefined where it can. */
  refusal(change: ChartChange): ChartRefusal | undefined {
    if (change.change === 'establish') return this.refusalToEstablish(change);
    const { unit } = change;
    if (!this.exists(unit)) return { code: 'unit-ended', ended: unit };
    switch (change.change) {
      case 'rename':
        return undefined;
      case 'move':
        return this.lost(change.parent) ?? this.refusalToPlace(unit, change.parent);
      case 'merge':
        // What is merged takes no later change: there is nothing to put it right.
        return this.lost(change.into, false) ?? this.refusalToPlace(unit, change.into);
      case 'abolish':
        if (this.isRoot(unit)) return { code: 'unit-not-empty' };
        return this.hasChild(unit) ? { code: 'unit-not-empty', passing: true } : undefined;
      default:
        return unreachable(change);
    }
  }

  /** Makes one change that `refusal` has nothing against, or nothing that does not pass. */
  apply({ change, on }: PlacedChange): void {
    switch (change.change) {
      case 'establish':
        return this.establish(change, on);
      case 'rename':
        return this.alter(change.unit, { name: change.name });
      case 'move':
        return this.alter(change.unit, { parent: change.parent });
      case 'merge':
        return this.end(change.unit, { on, into: this.resolve(change.into) ?? change.into });
      case 'abolish':
        return this.end(change.unit, { on });
      default:
        return unreachable(change);
    }
  }

  private refusalToEstablish({ code, parent }: Establishment): ChartRefusal | undefined {
    if (this.codes.has(code)) return { code: 'code-taken' };
    if (parent === null) return this.codes.size > 0 ? { code: 'chart-cycle' } : undefined;
    return this.lost(parent);
  }

  private lost(target: UnitId, passing = true): ChartRefusal | undefined {
    return this.resolve(target) === undefined ? { code: 'unit-ended', ended: this.lastOf(target), passing } : undefined;
  }

  /** A unit is neither placed below nor merged into itself or what stands below it; the root stays where it is. */
  private refusalToPlace(unit: UnitId, target: UnitId): ChartRefusal | undefined {
    const at = this.resolve(target);
    if (at === unit || this.isRoot(unit)) return { code: 'chart-cycle' };
    return at !== undefined && this.within(at, unit) ? { code: 'chart-cycle', passing: true } : undefined;
  }

  /** There is a root at every date: it is neither moved nor ended. */
  private isRoot(unit: UnitId): boolean {
    return this.nodes.get(unit)?.parent === null;
  }

  private hasChild(unit: UnitId): boolean {
    for (const { id } of this.standing()) if (this.parentOf(id) === unit) return true;
    return false;
  }

  private establish({ unit, code, name, kind, parent }: Establishment, on: CalendarDate): void {
    this.nodes.set(unit, { id: unit, code, name, kind, parent, since: on });
    this.codes.set(code, unit);
  }

  private alter(unit: UnitId, changed: { name: string } | { parent: UnitId }): void {
    const node = this.nodes.get(unit);
    if (node) this.nodes.set(unit, { ...node, ...changed });
  }

  private end(unit: UnitId, ended: { on: CalendarDate; into?: UnitId }): void {
    const node = this.nodes.get(unit);
    if (!node) return;
    this.nodes.set(unit, { ...node, ended });
    this.codes.delete(node.code);
  }
}

type Establishment = Extract<ChartChange, { change: 'establish' }>;
