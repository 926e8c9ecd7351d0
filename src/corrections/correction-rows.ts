import { Injectable } from '@nestjs/common';
import { ALL, keysFrom } from '../../projections/corrections.view.js';
import { FIRST_DAY, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { ListQuery } from '../kernel/ports/view-store.js';
import { invalid } from '../platform/problems/problem.js';
import { type PageWish, pageIn } from '../platform/reading/reading.js';
import { Views } from '../platform/reading/views.js';
import type { CorrectionsWish } from './correction-months.js';
import { foundIn, type FoundCorrection } from './ledger-before.js';
import { CorrectionMoves } from './correction-moves.js';
import { CorrectionUnits } from './correction-units.js';

const VIEW = 'corrections';

export type FoundCorrections = { readonly found: readonly FoundCorrection[]; readonly next: string | null };

/** What was corrected, in the order of recording, page by page. */
@Injectable()
export class CorrectionRows {
  constructor(
    private readonly views: Views,
    private readonly units: CorrectionUnits,
    private readonly moves: CorrectionMoves,
  ) {}

  async page(wish: CorrectionsWish, page: PageWish): Promise<FoundCorrections> {
    const { programme = ALL, to = LAST_DAY, knownOn } = wish;
    const { after: cursor, limit } = pageIn(page);
    const after = await this.beginning(wish, cursor);
    const where = { index: 'programme', values: [programme] };
    const listed = await this.views.list(VIEW, { where, after, limit: limit + 1 });
    const all = listed.map(foundIn);
    const last = to < knownOn ? to : knownOn;
    const wanted = all.filter(({ recordedOn }) => recordedOn <= last);
    const found = wanted.slice(0, limit);
    return {
      found: await this.moves.counted(await this.units.named(found)),
      next: wanted.length > limit ? (found.at(-1)?.id ?? null) : null,
    };
  }

  /** The greater of where the span begins and where the page before has ended: 400 where there was no such page. */
  private async beginning({ from = FIRST_DAY }: CorrectionsWish, cursor: string | undefined): Promise<string> {
    const begin = keysFrom(from);
    if (cursor === undefined) return begin;
    const where: ListQuery['where'] = { index: 'id', values: [cursor] };
    const [last] = await this.views.list(VIEW, { where, limit: 1 });
    if (!last) throw invalid('/query/cursor', 'next dari suatu halaman | the next of a page');
    return last.key > begin ? last.key : begin;
  }
}
