import { TIERS } from '../complaints/complaint.events.js';
import type { Life, Spell } from '../complaints/complaint-lives.register.js';
import { COMPLAINT_STATUSES } from '../complaints/complaint.register.js';
import { type CalendarDate, type Day, dayOf } from '../kernel/words/calendar-date.js';
import { IntRows } from './int-rows.js';
import { Numbered } from './numbered.js';

/** What is not there, where a number stands for it. */
export const NONE = -1;

/** Some complaints as they stand: rows of numbers, to be read before the next are asked for. */
export type Standings = { readonly spells: IntRows; readonly rows: Int32Array; readonly count: number };

/** The complaints that figures are of, days as numbers. */
export type Span = { readonly from: Day; readonly to: Day; readonly asOf: Day; readonly knownOn: Day };

/** With the number of the label that is asked for. */
type Labelled = Span & { readonly programme: number | undefined };

/** Complaints looked at before it is worth asking whether to rest. */
const AT_A_TIME = 512;

/** So many rows that are of nothing are let lie. */
const MANY = 50_000;

const [FIRST_LIFE, LIVES] = [0, 1];
const [KNOWN_FROM, RECEIVED, PROGRAMME, FIRST_SPELL, SPELLS] = [0, 1, 2, 3, 4];
const [ON, RECORDED] = [0, 1];
/** By the places of status and tier in their lists, and of a unit by its number, as recorded. */
export const [STATUS, TIER, UNIT] = [2, 3, 4];
/** The day on which the clock started that runs, or that the answer ended, its working days, and the day of the answer. */
export const [STARTED, ALLOWED, ANSWERED] = [5, 6, 7];

const dayOrNone = (date: CalendarDate | undefined): number => (date === undefined ? NONE : dayOf(date));

/**
 * Every complaint as figures need it, without a word of what it is about: whatever the pair of dates, they are read off
 * here, as no sum of cells can tell what is late or a median. It is packed, for a city has hundreds of thousands.
 */
export class ComplaintBook {
  readonly units = new Numbered();
  private readonly programmes = new Numbered();
  private readonly slots = new Map<string, number>();
  private readonly complaints = new IntRows(2);
  private lives = new IntRows(5);
  private spells = new IntRows(8);
  /** Rows of spells that are of no complaint any more. */
  private unused = 0;

  get size(): number {
    return this.complaints.size;
  }

  /** Takes a complaint in as it is told now, in the place of what was known of it. */
  put(id: string, lives: readonly Life[]): void {
    const known = this.slots.get(id);
    const slot = known ?? this.complaints.extend(1);
    if (known === undefined) this.slots.set(id, slot);
    else this.unused += this.spellsOf(slot);
    const first = this.lives.extend(lives.length);
    lives.forEach((life, index) => this.write(first + index, life));
    this.complaints.set(slot, [first, lives.length]);
    if (this.unused > MANY && this.unused > this.spells.size / 2) this.pack();
  }

  /** How complaints received in a span stand, void ones not, some at a time. */
  *standing(span: Span, label: string | null | undefined): Generator<Standings, void> {
    const programme = label === undefined ? undefined : this.programmes.known(label ?? '');
    const [rows, asked] = [new Int32Array(AT_A_TIME), { ...span, programme }];
    for (let slot = 0; slot < this.size; slot += AT_A_TIME)
      yield { spells: this.spells, rows, count: this.find(rows, slot, asked) };
  }

  /** Those of some complaints that are asked for; how many they are. */
  private find(rows: Int32Array, first: number, asked: Labelled): number {
    const end = Math.min(first + AT_A_TIME, this.size);
    let count = 0;
    for (let slot = first; slot < end; slot += 1) {
      const life = this.lifeOf(slot, asked.knownOn);
      const spell = this.isAsked(life, asked) ? this.spellAt(life, asked) : NONE;
      if (spell === NONE) continue;
      rows[count] = spell;
      count += 1;
    }
    return count;
  }

  /** As it is told by what is known on a day: of its lives the last one known by then. */
  private lifeOf(slot: number, knownOn: Day): number {
    const first = this.complaints.get(slot, FIRST_LIFE);
    let life = first + this.complaints.get(slot, LIVES) - 1;
    while (life > first && this.lives.get(life, KNOWN_FROM) > knownOn) life -= 1;
    return life;
  }

  private isAsked(life: number, { from, to, programme }: Labelled): boolean {
    const received = this.lives.get(life, RECEIVED);
    if (received < from || received > to) return false;
    return programme === undefined || this.lives.get(life, PROGRAMME) === programme;
  }

  /** The last spell that has come and is known: what follows is neither dated nor recorded before it. */
  private spellAt(life: number, { asOf, knownOn }: Span): number {
    const first = this.lives.get(life, FIRST_SPELL);
    for (let spell = first + this.lives.get(life, SPELLS) - 1; spell >= first; spell -= 1)
      if (this.spells.get(spell, ON) <= asOf && this.spells.get(spell, RECORDED) <= knownOn) return spell;
    return NONE;
  }

  private write(life: number, { knownFrom, receivedOn, programme, spells }: Life): void {
    const first = this.spells.extend(spells.length);
    spells.forEach((spell, index) => this.spells.set(first + index, this.numbersOf(spell)));
    const label = programme === undefined ? NONE : this.programmes.of(programme);
    this.lives.set(life, [dayOf(knownFrom), dayOf(receivedOn), label, first, spells.length]);
  }

  private numbersOf({ on, recordedOn, status, tier, unit, clock, answeredOn, answeredClock }: Spell): number[] {
    const timed = clock ?? answeredClock;
    return [
      dayOf(on),
      dayOf(recordedOn),
      COMPLAINT_STATUSES.indexOf(status),
      tier === undefined ? NONE : TIERS.indexOf(tier),
      unit === undefined ? NONE : this.units.of(unit),
      dayOrNone(timed?.startedOn),
      timed?.workingDays ?? 0,
      dayOrNone(answeredOn),
    ];
  }

  private spellsOf(slot: number): number {
    const first = this.complaints.get(slot, FIRST_LIFE);
    let spells = 0;
    for (let life = first; life < first + this.complaints.get(slot, LIVES); life += 1)
      spells += this.lives.get(life, SPELLS);
    return spells;
  }

  /** Leaves out what is of no complaint any more. */
  private pack(): void {
    const { lives, spells } = this;
    this.lives = new IntRows(lives.width);
    this.spells = new IntRows(spells.width);
    this.unused = 0;
    for (let slot = 0; slot < this.size; slot += 1) this.keep(slot, lives, spells);
  }

  private keep(slot: number, lives: IntRows, spells: IntRows): void {
    const count = this.complaints.get(slot, LIVES);
    const first = this.lives.append(lives, this.complaints.get(slot, FIRST_LIFE), count);
    this.complaints.set(slot, [first, count]);
    for (let life = first; life < first + count; life += 1) {
      const at = this.spells.append(spells, this.lives.get(life, FIRST_SPELL), this.lives.get(life, SPELLS));
      this.lives.put(life, FIRST_SPELL, at);
    }
  }
}
