import { Injectable } from '@nestjs/common';
import type { RegisterRecord } from '../../projections/registers.view.js';
import { courseKind } from '../competency/course.register.js';
import { directiveKind } from '../directives/directive.register.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Pair } from '../kernel/words/pair.js';
import { practiceKind } from '../practices/practice.register.js';
import { reformKind } from '../reforms/reform.register.js';
import { Registers } from '../registers/registers.js';
import { type Link, linkIn, LINK_KINDS, type LinkKind } from './suggestion.events.js';
import type { SuggestionAt } from './suggestion.register.js';

/** Of something that counts at a pair: the day on which it was done, which may lie ahead; undefined while it is not. */
type Done = { readonly on: CalendarDate | undefined };

/** A reform is done once completed, a directive once first issued, a practice or course from its first day on. */
const DONE: Readonly<Record<LinkKind, (record: RegisterRecord, pair: Pair) => Done | undefined>> = {
  reform: (record, pair) => {
    const reform = reformKind.counted(record, pair);
    return reform && { on: reform.completedOn };
  },
  directive: (record, pair) => {
    const directive = directiveKind.counted(record, pair);
    return directive && { on: directive.versions[0]?.issuedOn };
  },
  practice: (record, pair) => {
    const practice = practiceKind.counted(record, pair);
    return practice && { on: practice.on };
  },
  course: (record, pair) => {
    const course = courseKind.counted(record, pair);
    return course && { on: course.on };
  },
};

/** Finds what a suggestion may be carried out by. */
type RecordOf = (link: Link) => RegisterRecord | undefined;

/** What is known at a pair of the things that suggestions are carried out by: what is void is as if never named. */
export class Realising {
  constructor(
    private readonly recordOf: RecordOf,
    private readonly pair: Pair,
  ) {}

  counts(link: Link): boolean {
    return this.done(link) !== undefined;
  }

  /** The later of the adoption and the day on which what carries it out was done; null where that has not come. */
  realisedOn({ status, answeredOn, link }: Pick<SuggestionAt, 'status' | 'answeredOn' | 'link'>): CalendarDate | null {
    if (status !== 'adopted' || answeredOn === undefined || !link) return null;
    const on = this.done(link)?.on;
    if (on === undefined || on > this.pair.asOf) return null;
    return on > answeredOn ? on : answeredOn;
  }

  private done(link: Link): Done | undefined {
    const record = this.recordOf(link);
    return record && DONE[link.kind](record, this.pair);
  }
}

/** What suggestions are carried out by, by all that the registers hold. */
@Injectable()
export class Realisations {
  constructor(private readonly registers: Registers) {}

  async of(suggestions: readonly SuggestionAt[], pair: Pair): Promise<Realising> {
    const links = suggestions.flatMap(({ moves }) => moves.flatMap(({ event }) => linkIn(event) ?? []));
    const found = await Promise.all(
      LINK_KINDS.map(async (kind) => {
        const ids = links.filter((link) => link.kind === kind).map(({ id }) => id);
        return [kind, await this.registers.among(kind, ids)] as const;
      }),
    );
    const records = new Map(found);
    return new Realising(({ kind, id }) => records.get(kind)?.get(id), pair);
  }
}
