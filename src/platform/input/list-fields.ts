import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { field, type FieldOptions, listOf } from './field.js';
import { listsLists } from './input-shape.js';
import { LABEL, textFault } from './text-field.js';
import type { Bilingual } from '../problems/problem.js';

/** `most`: items at most. */
type ListOptions = FieldOptions & { readonly most: number };

const tidied = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'string' && one.isWellFormed() ? LABEL.tidy(one) : one))
    : value;

/** Lines of at most `max` characters each, in the order in which they are told; one may stand twice. */
export const Labels = ({ most, max, ...options }: ListOptions & { readonly max: number }): PropertyDecorator => {
  const items = { type: 'string', minLength: 1, maxLength: max, pattern: LABEL.pattern };
  const isGood = (one: unknown): boolean => textFault(LABEL, max, one) === undefined;
  const hint: Bilingual = `satu baris yang terbaca, paling banyak ${max} karakter | one line that can be read, of at most ${max} characters`;
  return applyDecorators(
    field(options, { type: 'array', minItems: 1, maxItems: most, items }, listOf(most, isGood, hint)),
    Transform(({ value }: { value: unknown }) => tidied(value)),
  );
};

type Bounds = { readonly min: number; readonly max: number };

const isWhole = (value: unknown, { min, max }: Bounds): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

const wholes = ({ min, max }: Bounds): object => ({ type: 'integer', minimum: min, maximum: max });

/** Whole numbers within bounds, both included, in order. */
export const Wholes = ({ most, min, max, ...options }: ListOptions & Bounds): PropertyDecorator =>
  field(
    options,
    { type: 'array', minItems: 1, maxItems: most, items: wholes({ min, max }) },
    listOf(
      most,
      (one) => isWhole(one, { min, max }),
      `bilangan bulat dari ${min} sampai ${max} | a whole number from ${min} to ${max}`,
    ),
  );

/** Lists of whole numbers, 1 to `lists` of them, each as `Wholes` takes it. */
export const WholesOfMany = ({
  lists,
  most,
  min,
  max,
  ...options
}: ListOptions & Bounds & { readonly lists: number }): PropertyDecorator => {
  const inner = { type: 'array', minItems: 1, maxItems: most, items: wholes({ min, max }) };
  const isGood = (list: unknown): boolean =>
    Array.isArray(list) && list.length > 0 && list.length <= most && list.every((one) => isWhole(one, { min, max }));
  const hint: Bilingual = `larik 1 sampai ${most} bilangan bulat dari ${min} sampai ${max} | an array of 1 to ${most} whole numbers from ${min} to ${max}`;
  return applyDecorators(
    field(options, { type: 'array', minItems: 1, maxItems: lists, items: inner }, listOf(lists, isGood, hint)),
    listsLists(most),
  );
};
