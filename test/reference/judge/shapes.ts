import { dayOf, isDay } from '../days.js';
import type { Id } from '../facts.js';
import { isBody } from './fields.js';
import type { Body } from './verdict.js';

/** Whether a value has the shape of a field of api.md, 3; `optional` fields may be missing. */
export type Field = { readonly fits: (value: unknown) => boolean; readonly optional: boolean };
export type Shape = {
  readonly fields: Readonly<Record<string, Field>>;
  readonly alsoFits: (body: Body) => boolean;
};

const EARLIEST = '2000-01-01';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isId = (value: unknown): value is Id =>
  typeof value === 'string' && (value.startsWith('@') || UUID.test(value));

const must = (fits: (value: unknown) => boolean): Field => ({ fits, optional: false });
export const may = ({ fits }: Field): Field => ({ fits, optional: true });

export const nullable = ({ fits }: Field): Field => must((value) => value === null || fits(value));

export const words = must((value) => typeof value === 'string' && value.trim() !== '');
export const day = must((value) => typeof value === 'string' && isDay(value) && value >= EARLIEST);
export const someId = must(isId);
export const idOrNull = must((value) => value === null || isId(value));
export const someIds = must((value) => Array.isArray(value) && value.length > 0 && value.every(isId));
/** A list of one or more, and no more than so many. */
export const filled = (fits: (value: unknown) => boolean, most: number): Field =>
  must((value) => Array.isArray(value) && value.length > 0 && value.length <= most && value.every(fits));
export const count = must((value) => Number.isInteger(value) && Number(value) >= 1);
export const zeroOrMore = must((value) => Number.isInteger(value) && Number(value) >= 0);
export const flag = must((value) => typeof value === 'boolean');
export const nip = must((value) => typeof value === 'string' && /^\d{18}$/.test(value));
export const oneOf = (...options: readonly string[]): Field =>
  must((value) => typeof value === 'string' && options.includes(value));
export const instant = must(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    dayOf(value) >= EARLIEST,
);

export const shape = (
  fields: Readonly<Record<string, Field>>,
  alsoFits: (body: Body) => boolean = () => true,
): Shape => ({
  fields,
  alsoFits,
});

/** Unknown and missing fields, wrong types and bad dates are `invalid-input`. */
export const fitsShape = (body: Body, { fields, alsoFits }: Shape): boolean =>
  Object.keys(body).every((name) => fields[name] !== undefined) &&
  Object.entries(fields).every(([name, field]) =>
    body[name] === undefined ? field.optional : field.fits(body[name]),
  ) &&
  alsoFits(body);

export const object = (inner: Shape): Field => must((value) => isBody(value) && fitsShape(value, inner));
export const objects = (inner: Shape): Field =>
  must(
    (value) => Array.isArray(value) && value.length > 0 && value.every((one) => isBody(one) && fitsShape(one, inner)),
  );

/** Every id named anywhere in a body. */
export const idsIn = (value: unknown): readonly Id[] => {
  if (isId(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  return isBody(value) ? Object.values(value).flatMap(idsIn) : [];
};

export const kind = oneOf(
  'city',
  'secretariat',
  'agency',
  'bureau',
  'district',
  'subdistrict',
  'village',
  'service-unit',
  'section',
);
export const position = object(
  shape({ title: words, type: oneOf('structural', 'functional', 'executive'), grade: may(words) }),
);
