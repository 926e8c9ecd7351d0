import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { FIRST_DAY, parseCalendarDate } from '../kernel/calendar-date.js';

/** What a field may be asked beside its kind. */
export type FieldOptions = { readonly optional?: boolean; readonly description?: string };

/** One line that a person reads: no control characters, not blank. */
const LABEL = /^[^\u0000-\u001f\u007f]*[^\s\u0000-\u001f\u007f][^\u0000-\u001f\u007f]*$/;
/** Free text: anything but blanks alone. */
const TEXT = /\S/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NIP_SHAPE = /^[0-9]{18}$/;
const MAX_IDS = 1_000;

const rule = (name: string, message: string, validate: (value: unknown) => boolean): PropertyDecorator => {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options: { message },
      validator: { validate },
    });
};

const isWellFormed = (value: unknown): boolean => typeof value !== 'string' || value.isWellFormed();

const field = (
  { optional = false, description }: FieldOptions,
  schema: Record<string, unknown>,
  ...checks: PropertyDecorator[]
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ required: !optional, ...(description === undefined ? {} : { description }), ...schema }),
    // An optional field may be left out, but not be null.
    optional ? ValidateIf((_, value) => value !== undefined) : IsDefined({ message: 'is missing' }),
    ...checks,
  );

/** A title, name, code or number: one line of at most `max` characters. */
export const Label = ({ max = 300, ...options }: FieldOptions & { max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: 'string', minLength: 1, maxLength: max, pattern: LABEL.source },
    rule('wellFormed', 'is not valid Unicode', isWellFormed),
    Matches(LABEL, { message: 'one line, not blank, without control characters' }),
    MaxLength(max, { message: `at most ${max} characters` }),
    IsString({ message: 'a string' }),
  );

/** Free text of at most `max` characters; it is kept sealed. */
export const FreeText = ({ max = 4_000, ...options }: FieldOptions & { max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: 'string', minLength: 1, maxLength: max, pattern: TEXT.source },
    rule('wellFormed', 'is not valid Unicode', isWellFormed),
    Matches(TEXT, { message: 'not blank' }),
    MaxLength(max, { message: `at most ${max} characters` }),
    IsString({ message: 'a string' }),
  );

const isDate = (value: unknown): boolean =>
  typeof value === 'string' && parseCalendarDate(value) !== undefined && value >= FIRST_DAY;

/** A day, `YYYY-MM-DD`, from 2000-01-01 on. */
export const Day = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: 'string', format: 'date', example: '2026-03-31' },
    rule('day', 'a date YYYY-MM-DD of the calendar, not before 2000-01-01', isDate),
  );

const lowerCase = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.toLowerCase() : value,
);

export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'string', format: 'uuid' }, lowerCase, Matches(UUID, { message: 'an id (UUID)' }));

/** An id or null; the field itself is needed. */
export const IdOrNull = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ required: true, nullable: true, type: 'string', format: 'uuid', ...options }),
    lowerCase,
    rule(
      'idOrNull',
      'an id (UUID), or null',
      (value) => value === null || (typeof value === 'string' && UUID.test(value)),
    ),
  );

const distinct = Transform(({ value }: { value: unknown }) =>
  Array.isArray(value)
    ? [...new Set(value.map((one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one)))]
    : value,
);

/** Ids, 1 to 1,000; one named twice counts once. */
export const Ids = ({ max = MAX_IDS, ...options }: FieldOptions & { max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: 'array', minItems: 1, maxItems: max, items: { type: 'string', format: 'uuid' } },
    Matches(UUID, { each: true, message: 'an id (UUID)' }),
    ArrayMaxSize(max, { message: `at most ${max} ids` }),
    ArrayMinSize(1, { message: 'at least one id' }),
    IsArray({ message: 'an array of ids' }),
    distinct,
  );

export const OneOf = <T extends string>(values: readonly T[], options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'string', enum: [...values] }, IsIn([...values], { message: `one of ${values.join(', ')}` }));

/** A whole number within bounds, both included. */
export const Whole = ({ min, max, ...options }: FieldOptions & { min: number; max: number }): PropertyDecorator =>
  field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    Max(max, { message: `at most ${max}` }),
    Min(min, { message: `at least ${min}` }),
    IsInt({ message: 'a whole number' }),
  );

export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'boolean' }, IsBoolean({ message: 'true or false' }));

/** A switch of a query: `true` or `false`. */
export const TrueOrFalse = (options: FieldOptions = {}): PropertyDecorator => OneOf(['true', 'false'], options);

export const NipField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: 'string', pattern: NIP_SHAPE.source, minLength: 18, maxLength: 18 },
    Matches(NIP_SHAPE, { message: '18 digits' }),
  );

export const Nips = (): PropertyDecorator =>
  field(
    {},
    { type: 'array', minItems: 1, maxItems: MAX_IDS, items: { type: 'string', pattern: NIP_SHAPE.source } },
    Matches(NIP_SHAPE, { each: true, message: '18 digits' }),
    ArrayMaxSize(MAX_IDS, { message: `at most ${MAX_IDS} numbers` }),
    ArrayMinSize(1, { message: 'at least one number' }),
    IsArray({ message: 'an array of numbers' }),
  );

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** True where a string is an instant of RFC 3339 on a day of the calendar. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' &&
  INSTANT.test(value) &&
  parseCalendarDate(value.slice(0, 10)) !== undefined &&
  !Number.isNaN(Date.parse(value));

/** An instant of RFC 3339; which day it falls on is for the zone to say. */
export const Instant = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: 'string', format: 'date-time', example: '2026-02-20T09:00:00+07:00' },
    rule('instant', 'an instant such as 2026-02-20T09:00:00+07:00', isInstant),
  );

/** One object of a class of its own. */
export const Nested = (type: () => new () => object, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    field(
      options,
      { type },
      rule('object', 'an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
    ),
    ValidateNested(),
    Type(type),
  );

/** Objects of one class, 1 to `max`. */
export const NestedList = (
  type: () => new () => object,
  { max = MAX_IDS, ...options }: FieldOptions & { max?: number } = {},
): PropertyDecorator =>
  applyDecorators(
    field(
      options,
      { type: () => [type()], minItems: 1, maxItems: max },
      ArrayMaxSize(max, { message: `at most ${max}` }),
      ArrayMinSize(1, { message: 'at least one' }),
      IsArray({ message: 'an array' }),
      rule(
        'objects',
        'an array of objects',
        (value) =>
          Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one)),
      ),
    ),
    ValidateNested({ each: true }),
    Type(type),
  );
