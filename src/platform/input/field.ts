import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { registerDecorator, ValidateIf } from 'class-validator';
import type { Bilingual } from '../problems/problem.js';

/** What a field may be asked beside its kind. */
export type FieldOptions = { readonly optional?: boolean; readonly description?: string };

/** What is wrong with a value; undefined where nothing is. */
export type Check = (value: unknown) => Bilingual | undefined;

/** Which items of a list are at fault: each gets a row of its own. */
export type BadItems = { readonly badItems: (value: unknown) => readonly number[] };

export const NAME_OF_CHECK = 'fault';

export const NO_SUCH_FIELD: Bilingual = 'tidak ada bagian yang demikian | no such field';
const MISSING: Bilingual = 'tidak ada | is missing';

const checked =
  (check: Check, context?: BadItems): PropertyDecorator =>
  (target, property) =>
    registerDecorator({
      name: NAME_OF_CHECK,
      target: target.constructor,
      propertyName: String(property),
      options: context ? { context } : {},
      validator: {
        validate: (value: unknown) => check(value) === undefined,
        defaultMessage: (told) => check(told?.value) ?? '',
      },
    });

type Checked = { readonly check: Check; readonly items?: BadItems };

/** A field, in the document and at the door: what the schema cannot say, the check does. */
export const field = (
  { optional = false, description }: FieldOptions,
  schema: Record<string, unknown>,
  { check, items }: Checked,
): PropertyDecorator => {
  const isThere: Check = (value) => (!optional && (value === undefined || value === null) ? MISSING : check(value));
  return applyDecorators(
    ApiProperty({ required: !optional, ...(description === undefined ? {} : { description }), ...schema }),
    // An optional field may be left out, but not be null.
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    checked(isThere, items),
  );
};

/** A field that may be null, but not be left out. */
export const nullableField = (
  options: Omit<FieldOptions, 'optional'>,
  schema: Record<string, unknown>,
  check: Check,
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ required: true, nullable: true, ...schema, ...options }),
    checked((value) => (value === null ? undefined : check(value))),
  );

const isShort = (list: readonly unknown[], max: number): boolean => list.length > 0 && list.length <= max;

/** A list of 1 to `max`, each item good. */
export const listOf = (max: number, isGood: (item: unknown) => boolean, hint: Bilingual): Checked => ({
  check: (value) => {
    if (!Array.isArray(value)) return 'sebuah larik | an array';
    if (value.length === 0) return 'paling sedikit satu | at least one';
    if (value.length > max) return `paling banyak ${max} | at most ${max}`;
    return value.every(isGood) ? undefined : hint;
  },
  items: {
    badItems: (value) =>
      Array.isArray(value) && isShort(value, max)
        ? value.flatMap((item: unknown, index) => (isGood(item) ? [] : [index]))
        : [],
  },
});

/**
 * Names that every object has. A validator that looks fields up by name takes them for declared ones, and a
 * transformer passes over them in silence: no field and no parameter bears one.
 */
export const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
