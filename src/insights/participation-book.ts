import { Injectable } from '@nestjs/common';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { Turns } from '../platform/reading/turns.js';
import { Registers } from '../registers/registers.js';
import { type Participation, participationOf } from './participation.js';
import { heardIn } from './participation-register.js';
import type { Placed } from './places.js';
import { ProgrammeBook } from './programme-book.js';
import { type Counted, countedIn } from './standing-rows.js';

/** Who was heard, what was proposed, and what carries that out. */
const HEARD: readonly RegisterKind[] = [
  'programme',
  'session',
  'suggestion',
  'reform',
  'directive',
  'practice',
  'course',
];

type Opened = { readonly placed: Placed; readonly records: readonly RegisterRecord[] };

/** Participation of a programme, read off its registers at a pair. */
@Injectable()
export class ParticipationBook {
  constructor(
    private readonly registers: Registers,
    private readonly books: ProgrammeBook,
    private readonly turns: Turns,
  ) {}

  /** 404 where there is no such programme at the pair. */
  async open(id: ProgrammeId, pair: Pair, under: UnitId | undefined): Promise<Opened> {
    const records: RegisterRecord[] = [];
    for await (const record of this.registers.ofProgramme(id, HEARD)) records.push(record);
    return { placed: await this.books.place({ id, records }, pair, under), records };
  }

  async figures({ placed: { tree, chart, pair }, records }: Opened): Promise<Counted<Participation>> {
    const { forums, suggestions } = heardIn({ records }, pair);
    return countedIn(tree, chart, await this.turns.finish(participationOf(tree, forums, suggestions)));
  }
}
