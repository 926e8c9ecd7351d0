import { describe, expect, it } from '@jest/globals';
import { RULE_TEXTS } from '../../src/catalogue.js';
import { answerOf, Refusals, ruleReason, withSentences } from '../../src/imports/import-report.js';
import { weighed } from '../../src/imports/csv-upload.js';
import { ProblemTexts } from '../../src/platform/problems/problem.texts.js';

const figures = { read: 4, established: 1, renamed: 0, moved: 0, unchanged: 0 };

describe('the report of an import', () => {
  const refusals = new Refusals();
  refusals.add(9, ruleReason('code-taken'));
  refusals.add(3, ruleReason('unit-ended'));
  refusals.add(5, ruleReason('code-taken'));

  it('keeps each sentence once and the rows by line', () => {
    const { refused, sentences } = refusals.told();
    expect(sentences.length).toBe(2);
    expect(refused).toStrictEqual([
      { line: 3, code: 'unit-ended', why: 1 },
      { line: 5, code: 'code-taken', why: 0 },
      { line: 9, code: 'code-taken', why: 0 },
    ]);
  });

  it('answers in the language asked for', () => {
    const judged = { dryRun: true, figures, ...refusals.told(), position: null };
    const report = withSentences(judged, new ProblemTexts(RULE_TEXTS));
    const english = answerOf(report, 'en') as { refused: { detail: string }[] };
    const indonesian = answerOf(report, 'id') as { refused: { detail: string }[] };
    expect(english.refused[1]?.detail ?? '').toMatch(/^Another unit/);
    expect(indonesian.refused[1]?.detail ?? '').toMatch(/^Unit lain/);
    const told = { dryRun: true, ...figures, refused: [], position: null, changed: false };
    expect({ ...english, refused: [] }).toStrictEqual(told);
  });
});

describe('an uploaded file', () => {
  it('is weighed in slices', async () => {
    const file = Buffer.alloc(3_000_000, 'row\n');
    const { sha256, lines } = await weighed(file);
    expect(lines).toBe(750_000);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(sha256).not.toBe((await weighed(file.subarray(1))).sha256);
  });
});
