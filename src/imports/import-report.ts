import type { RuleCode } from '../kernel/words/refusal.js';
import type { Language } from '../platform/problems/language.js';
import { TEXTS } from '../platform/problems/problem.texts.js';
import type { Sentence } from './csv-table.js';
import type { ImportReport, RefusedRow } from './import.events.js';

/** Why a row is refused: a code for programs, a sentence for people. */
export type Reason = { readonly code: string; readonly detail: Sentence };

/** A rule's no to a row. */
export const ruleReason = (code: RuleCode): Reason => {
  const { id, en } = TEXTS[code];
  return { code, detail: { id: id.detail, en: en.detail } };
};

/** The refused rows of an import; each sentence is kept once. */
export class Refusals {
  private readonly rows: RefusedRow[] = [];
  private readonly places = new Map<string, number>();
  private readonly sentences: Sentence[] = [];

  add(line: number, { code, detail }: Reason): void {
    this.rows.push({ line, code, why: this.placeOf(detail) });
  }

  /** In order of line. */
  told(): Pick<ImportReport, 'refused' | 'sentences'> {
    return { refused: this.rows.toSorted((a, b) => a.line - b.line), sentences: this.sentences };
  }

  private placeOf(detail: Sentence): number {
    const known = this.places.get(detail.en);
    if (known !== undefined) return known;
    this.places.set(detail.en, this.sentences.length);
    return this.sentences.push(detail) - 1;
  }
}

/** The report as the caller gets it (api.md, 3 and 5); `told` is read off the file again each time. */
export const answerOf = (report: ImportReport, language: Language, told: object = {}): object => {
  const { dryRun, figures, sentences, position } = report;
  const refused = report.refused.map(({ line, code, why }) => ({
    line,
    code,
    detail: sentences[why]?.[language] ?? '',
  }));
  return { dryRun, ...figures, refused, ...told, position };
};
