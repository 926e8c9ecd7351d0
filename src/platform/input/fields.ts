import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { FIRST_DAY, parseCalendarDate } from '../../kernel/words/calendar-date.js';
import { DATE, INSTANT, isInstantText } from './dates.js';
import { type Check, field, type FieldOptions, isObject, listOf, nullableField } from './field.js';
import { nests } from './input-shape.js';
import type { Bilingual } from '../problems/problem.js';
import { FREE_TEXT, LABEL, textField } from './text-field.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NIP_SHAPE = /^[0-9]{18}$/;
const MAX_IDS = 1_000;

const AN_ID: Bilingual = 'sebuah id (UUID) | an id (UUID)';

const isId = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);

type TextOptions = FieldOptions & { readonly max?: number };

/** A title, name, code or number: one line of at most `max` characters. */
export const Label = ({ max = 300, ...options }: TextOptions = {}): PropertyDecorator => textField(LABEL, max, options);

/** Free text of at most `max` characters; it is kept sealed. */
export const FreeText = ({ max = 4_000, ...options }: TextOptions = {}): PropertyDecorator =>
  textField(FREE_TEXT, max, options);

/** A text of a fixed shape. */
export const Shaped = (
  pattern: RegExp,
  hint: Bilingual,
  { format, ...options }: FieldOptions & { readonly format?: string } = {},
): PropertyDecorator =>
  field(
    options,
    { type: 'string', pattern: pattern.source, ...(format === undefined ? {} : { format }) },
    { check: (value) => (typeof value === 'string' && pattern.test(value) ? undefined : hint) },
  );

/** A day, `YYYY-MM-DD`, from 2000-01-01 on. */
export const Day = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: 'string', format: 'date', pattern: `^${DATE}$`, example: '2026-03-31' },
    {
      check: (value) =>
        typeof value === 'string' && parseCalendarDate(value) !== undefined && value >= FIRST_DAY
          ? undefined
          : 'tanggal YYYY-MM-DD yang ada di kalender, sejak 2000-01-01 | a date YYYY-MM-DD of the calendar, not before 2000-01-01',
    },
  );

const isInstant: Check = (value) =>
  typeof value === 'string' && isInstantText(value)
    ? undefined
    : 'waktu seperti 2026-02-20T09:00:00+07:00 | an instant such as 2026-02-20T09:00:00+07:00';

/** An instant of RFC 3339; which day it falls on is for the zone to say. */
export const Instant = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: 'string', format: 'date-time', pattern: INSTANT.source, example: '2026-02-20T09:00:00+07:00' },
    { check: isInstant },
  );

const lowerCase = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.toLowerCase() : value,
);

const UUID_SCHEMA = { type: 'string', format: 'uuid' };
export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(field(options, UUID_SCHEMA, { check: (value) => (isId(value) ? undefined : AN_ID) }), lowerCase);

/** An id or null; the field itself is needed. */
export const IdOrNull = (options: Omit<FieldOptions, 'optional'> = {}): PropertyDecorator =>
  applyDecorators(
    nullableField(options, UUID_SCHEMA, (value) =>
      isId(value) ? undefined : 'sebuah id (UUID), atau null | an id (UUID), or null',
    ),
    lowerCase,
  );

const distinct = (max: number): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) && value.length <= max
      ? [...new Set(value.map((one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one)))]
      : value,
  );

const strings = (
  options: FieldOptions,
  max: number,
  { items, ...kind }: { items: object; isGood: (value: unknown) => boolean; hint: Bilingual },
): PropertyDecorator =>
  applyDecorators(
    field(options, { type: 'array', minItems: 1, maxItems: max, items }, listOf(max, kind.isGood, kind.hint)),
    distinct(max),
  );

/** Ids, 1 to 1,000; one named twice counts once. */
export const Ids = ({ max = MAX_IDS, ...options }: TextOptions = {}): PropertyDecorator =>
  strings(options, max, { items: UUID_SCHEMA, isGood: isId, hint: AN_ID });

export const OneOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator => {
  const all = values.join(', ');
  return field(
    options,
    { type: 'string', enum: [...values] },
    { check: (value) => (values.some((one) => one === value) ? undefined : `salah satu dari ${all} | one of ${all}`) },
  );
};

const isWithin = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

/** A whole number within bounds, or null; it may be left out. */
export const WholeOrNull = ({
  min,
  max,
  ...options
}: Omit<FieldOptions, 'optional'> & { min: number; max: number }): PropertyDecorator =>
  field(
    { ...options, optional: true },
    { type: 'integer', minimum: min, maximum: max, nullable: true },
    {
      check: (value) =>
        value === null || isWithin(value, min, max)
          ? undefined
          : `bilangan bulat dari ${min} sampai ${max}, atau null | a whole number from ${min} to ${max}, or null`,
    },
  );

/** A whole number within bounds, both included. */
export const Whole = ({ min, max, ...options }: FieldOptions & { min: number; max: number }): PropertyDecorator =>
  field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    {
      check: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
          ? undefined
          : `bilangan bulat dari ${min} sampai ${max} | a whole number from ${min} to ${max}`,
    },
  );

export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: 'boolean' },
    { check: (value) => (typeof value === 'boolean' ? undefined : 'true atau false | true or false') },
  );

/** A switch of a query: `true` or `false`. */
export const TrueOrFalse = (options: FieldOptions = {}): PropertyDecorator => OneOf(['true', 'false'], options);

const A_NIP: Bilingual = '18 angka | 18 digits';
export const NipField = (options: FieldOptions = {}): PropertyDecorator => Shaped(NIP_SHAPE, A_NIP, options);

export const Nips = (): PropertyDecorator =>
  strings({ description: 'the numbers to look up, 18 digits each' }, MAX_IDS, {
    items: { type: 'string', pattern: NIP_SHAPE.source },
    isGood: (value) => typeof value === 'string' && NIP_SHAPE.test(value),
    hint: A_NIP,
  });

const AN_OBJECT: Bilingual = 'sebuah objek | an object';

/** One object of a class of its own. */
export const Nested = (type: () => new () => object, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    field(options, { type: () => type() }, { check: (value) => (isObject(value) ? undefined : AN_OBJECT) }),
    ValidateNested(),
    Type(type),
    nests(type),
  );

/** Objects of one class, 1 to `max`. */
export const NestedList = (
  type: () => new () => object,
  { max = MAX_IDS, ...options }: TextOptions = {},
): PropertyDecorator =>
  applyDecorators(
    field(options, { type: () => [type()], minItems: 1, maxItems: max }, listOf(max, isObject, AN_OBJECT)),
    ValidateNested({ each: true }),
    Type(type),
    nests(type, max),
  );
