import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  FREE_TEXT_PATTERN,
  isFreeText,
  isInvisible,
  isLabel,
  isLonger,
  LABEL_PATTERN,
  tidied,
  tidiedFreeText,
} from '../../src/kernel/words/text.js';
import { expectOf } from '../support/expectation.js';

const BLANKS = [' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u2009', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u2028'];
const LETTERS = ['a', 'é', 'e\u0301', '𝔗', '\0', '\u0085', '\u007f', '\ufe0f', '\u{e0041}', '=', '\ud800'];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...BLANKS, ...LETTERS), maxLength: 12 }),
);

const patterns = [
  { kind: 'a label', pattern: LABEL_PATTERN, tidy: tidied, isGood: isLabel },
  { kind: 'free text', pattern: FREE_TEXT_PATTERN, tidy: tidiedFreeText, isGood: isFreeText },
];

describe('a text', () => {
  it('loses blanks of every kind around it, and is composed', () => {
    for (const blank of BLANKS) expectOf(tidied(`${blank}${blank}A b${blank}`), JSON.stringify(blank)).toBe('A b');
    expect(tidied('e\u0301')).toBe('é');
    expect(tidiedFreeText(' a\r\nb\rc\nd\n')).toBe('a\nb\nc\nd');
  });

  it('is tidied once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { tidy } of patterns) expect(tidy(tidy(text))).toBe(tidy(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('has a letter that can be seen', () => {
    const unseen = ['', ' ', '\u200b', '\u200d\u2060', '\ufeff\u00ad', '\u3164', '\u2800', '\ufe0f', '\u{e0041}'];
    for (const text of unseen) {
      for (const { isGood, tidy } of patterns) expectOf(!isGood(tidy(text)), JSON.stringify(text)).toBeTruthy();
    }
    expect(!isInvisible('a\u200b') && isLabel('a\u200bb') && isLabel('𝔗')).toBeTruthy();
  });

  it('holds no control character; a label no line either', () => {
    for (const control of ['\0', '\u000b', '\u0085', '\u007f', '\u2028', '\u2029']) {
      for (const { isGood, kind } of patterns)
        expectOf(!isGood(`a${control}b`), `${kind} ${JSON.stringify(control)}`).toBeTruthy();
    }
    for (const line of ['\n', '\r', '\r\n', '\t']) {
      expect(!isLabel(`a${line}b`)).toBeTruthy();
      expect(isFreeText(tidiedFreeText(`a${line}b`))).toBeTruthy();
    }
    expect(!isLabel('a\ud800') && !isFreeText('\udc00a')).toBeTruthy();
  });

  it('is left as it is where it is longer than any text of ours', () => {
    const long = ` a${'\u0300'.repeat(20_000)}`;
    expect(tidied(long)).toBe(long);
  });

  it('is as long as it has code points', () => {
    expect(
      !isLonger('𝔗'.repeat(200), 200) && isLonger('𝔗'.repeat(201), 200) && isLonger('x'.repeat(201), 200),
    ).toBeTruthy();
  });

  for (const { kind, pattern, tidy, isGood } of patterns) {
    it(`is told by its pattern: ${kind}`, () => {
      const shape = new RegExp(pattern);
      const wellFormed = anyText.filter((text) => text.isWellFormed());
      fc.assert(
        fc.property(wellFormed, (text) => {
          expect(shape.test(text)).toBe(isGood(tidy(text)));
        }),
        { numRuns: 5_000 },
      );
    });
  }
});
