import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  FREE_TEXT_PATTERN,
  isFreeText,
  isLabel,
  isLonger,
  LABEL_PATTERN,
  tidied,
  tidiedFreeText,
} from '../../kernel/words/text.js';
import { field, type FieldOptions } from './field.js';
import type { Bilingual } from '../problems/problem.js';

type TextKind = {
  readonly pattern: string;
  readonly hint: Bilingual;
  readonly tidy: (text: string) => string;
  readonly isGood: (tidied: string) => boolean;
};

/** One line that a person reads. */
export const LABEL: TextKind = {
  pattern: LABEL_PATTERN,
  hint: 'satu baris yang terbaca, tanpa karakter kendali | one line that can be read, without control characters',
  tidy: tidied,
  isGood: isLabel,
};

/** One line or more. */
export const FREE_TEXT: TextKind = {
  pattern: FREE_TEXT_PATTERN,
  hint: 'teks yang terbaca, tanpa karakter kendali | a text that can be read, without control characters',
  tidy: tidiedFreeText,
  isGood: isFreeText,
};

const tidy = ({ tidy: tidiedBy }: TextKind): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidiedBy(value) : value));

/** What is wrong with a text of a kind; undefined where nothing is. */
export const textFault = ({ hint, isGood }: TextKind, max: number, value: unknown): Bilingual | undefined => {
  if (typeof value !== 'string') return 'sebuah teks | a string';
  if (!value.isWellFormed()) return 'bukan Unicode yang sah | is not valid Unicode';
  if (isLonger(value, max)) return `paling banyak ${max} karakter | at most ${max} characters`;
  return isGood(value) ? undefined : hint;
};

/** A text of at most `max` characters: judged and kept is what is tidied, the pattern tells what it may be before. */
export const textField = (kind: TextKind, max: number, options: FieldOptions): PropertyDecorator => {
  const schema = { type: 'string', minLength: 1, maxLength: max, pattern: kind.pattern };
  return applyDecorators(field(options, schema, { check: (value) => textFault(kind, max, value) }), tidy(kind));
};
