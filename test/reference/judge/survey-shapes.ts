import { inOrder } from './route-shapes.js';
import { count, day, filled, may, oneOf, shape, someId, someIds, words, type Shape } from './shapes.js';
import type { Body } from './verdict.js';

const statements = filled((value) => typeof value === 'string' && value.trim() !== '' && value.length <= 300, 20);
const weights = oneOf('ninth', '0.11');
const responses = filled((value) => Array.isArray(value) && value.length > 0 && value.every(Number.isInteger), 1_000);
const answers = filled(Number.isInteger, 20);
const reason = words;

/** Of its kind: a pulse has a programme and statements, a satisfaction survey weights. */
const isOfItsKind = ({ kind, programme, statements: told, weights: weighed }: Body): boolean =>
  kind === 'pulse'
    ? programme !== undefined && told !== undefined && weighed === undefined
    : programme === undefined && told === undefined;

const hasOne = ({ reason: _, ...fields }: Body): boolean => Object.values(fields).some((value) => value !== undefined);

export const SURVEY_SHAPES: Readonly<Record<string, Shape>> = {
  surveys: shape(
    {
      kind: oneOf('pulse', 'satisfaction'),
      title: words,
      programme: may(someId),
      units: someIds,
      opensOn: day,
      closesOn: day,
      statements: may(statements),
      weights: may(weights),
    },
    (body) => isOfItsKind(body) && inOrder('opensOn', 'closesOn')(body),
  ),
  'surveys/amend': shape(
    {
      reason,
      title: may(words),
      units: may(someIds),
      opensOn: may(day),
      closesOn: may(day),
      statements: may(statements),
      weights: may(weights),
    },
    (body) => hasOne(body) && inOrder('opensOn', 'closesOn')(body),
  ),
  'surveys/extend': shape({ closesOn: day, reason }),
  'surveys/close': shape({}),
  'surveys/cancel': shape({ reason }),
  'surveys/responses': shape({ unit: someId, responses }),
  'surveys/codes': shape({ unit: someId, count }),
  'surveys/codes/void': shape({ unit: someId }),
  responses: shape({ code: words, answers }),
  'surveys/retractions': shape({ batch: someId, reason }),
};
