import type { ProblemCode } from '../kernel/words/refusal.js';
import type { Language } from '../kernel/words/sentences.js';
import type { Texts } from '../platform/problems/problem.texts.js';
import type { Sentence } from './csv-table.js';
import type { ImportReport, RefusedRow } from './import.events.js';

/** A sentence, or the rule that it is the sentence of. */
type Detail = Sentence | ProblemCode;

/** Why a row is refused: a code for programs, a sentence for people. */
export type Reason = { readonly code: string; readonly detail: Detail };

/** What an import has come to, before the sentences of rules are looked up. */
export type Judged = Omit<ImportReport, 'sentences'> & { readonly sentences: readonly Detail[] };

/** A rule's no to a row. */
export const ruleReason = (code: ProblemCode): Reason => ({ code, detail: code });

const sentenceOf = (detail: Detail, texts: Texts): Sentence => {
  if (typeof detail !== 'string') return detail;
  const { id, en } = texts.of(detail);
  return { id: id.detail, en: en.detail };
};

/** With the sentences of rules as they are today: a report is kept as it was told. */
export const withSentences = ({ sentences, ...judged }: Judged, texts: Texts): ImportReport => ({
  ...judged,
  sentences: sentences.map((one) => sentenceOf(one, texts)),
});

/** The refused rows of an import; each sentence is kept once. */
export class Refusals {
  private readonly rows: RefusedRow[] = [];
  private readonly places = new Map<string, number>();
  private readonly sentences: Detail[] = [];

  add(line: number, { code, detail }: Reason): void {
    this.rows.push({ line, code, why: this.placeOf(detail) });
  }

  /** In order of line. */
  told(): Pick<Judged, 'refused' | 'sentences'> {
    return { refused: this.rows.toSorted((a, b) => a.line - b.line), sentences: this.sentences };
  }

  private placeOf(detail: Detail): number {
    const key = typeof detail === 'string' ? detail : detail.en;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.sentences.length);
    return this.sentences.push(detail) - 1;
  }
}

/** Figures of what is told without being recorded. */
const ONLY_TOLD = new Set(['read', 'unchanged', 'missing']);

const hasRecorded = ({ dryRun, figures }: ImportReport): boolean =>
  !dryRun &&
  Object.entries<unknown>(figures).some(
    ([name, count]) => typeof count === 'number' && count > 0 && !ONLY_TOLD.has(name),
  );

/** The report as the caller gets it (api.md, 3 and 5); `told` is read off the file again each time. */
export const answerOf = (report: ImportReport, language: Language, told: object = {}): object => {
  const { dryRun, figures, sentences, position } = report;
  const refused = report.refused.map(({ line, code, why }) => ({
    line,
    code,
    detail: sentences[why]?.[language] ?? '',
  }));
  return { dryRun, ...figures, refused, ...told, position, changed: hasRecorded(report) };
};
