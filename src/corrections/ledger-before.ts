import { Injectable } from '@nestjs/common';
import type { CorrectionRecord } from '../../projections/corrections.view.js';
import { since } from '../../projections/ledger.keys.js';
import type { SumRow, ViewDocument } from '../kernel/ports/view-store.js';
import { type Day, dayOf } from '../kernel/words/calendar-date.js';
import { Views } from '../platform/reading/views.js';

const PAGE = 500;

/** A correction, and where it stands among all. */
export type FoundCorrection = CorrectionRecord & { readonly key: string };

export const foundIn = ({ key, doc }: ViewDocument): FoundCorrection => ({
  ...(doc as unknown as CorrectionRecord),
  key,
});

type Wish = { readonly subjects: readonly string[]; readonly asOf: Day; readonly units?: readonly string[] };

/** What the ledger held before a correction: all that it knew on that day, but what was told after it. */
@Injectable()
export class LedgerBefore {
  constructor(private readonly views: Views) {}

  /** Rows of one place may be more than one: they add up. */
  async sum(correction: FoundCorrection, { subjects, asOf, units }: Wish): Promise<readonly SumRow[]> {
    await this.views.reach('ledger', correction.position);
    const days = { asOf, knownOn: dayOf(correction.recordedOn) };
    const apart = new Map<string, string>();
    for (const id of await this.sameDayFrom(correction))
      for (const subject of subjects) apart.set(since(id, subject), subject);
    const only = units ? { units } : {};
    const rows = await this.views.sum('ledger', { subjects: [...subjects, ...apart.keys()], ...days, ...only });
    return rows.map((row) => {
      const subject = apart.get(row.subject);
      return subject === undefined ? row : { ...row, subject, n: -row.n };
    });
  }

  /** Its own id, and those of whatever else was marked after it on the same day: each marks off what came then. */
  private async sameDayFrom({ id, key, recordedOn }: FoundCorrection): Promise<string[]> {
    const ids: string[] = [id];
    const where = { index: 'marked', values: [recordedOn] };
    for (let after = key; ;) {
      const page = (await this.views.list('corrections', { where, after, limit: PAGE })).map(foundIn);
      ids.push(...page.map((one) => one.id));
      const last = page.at(-1);
      if (!last || page.length < PAGE) return ids;
      after = last.key;
    }
  }
}
