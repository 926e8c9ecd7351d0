import { bodies, isBody, text } from './fields.js';
import {
  day,
  fitsShape,
  isId,
  kind,
  may,
  object,
  objects,
  position,
  shape,
  someId,
  someIds,
  words,
  zeroOrMore,
  type Field,
  type Shape,
} from './shapes.js';
import type { Body } from './verdict.js';

/** A unit established by the same reform is named by its code, as it has no id yet. */
const unit: Field = {
  optional: false,
  fits: (value) => isId(value) || (isBody(value) && typeof value['code'] === 'string'),
};

const CHANGES: Readonly<Record<string, Shape>> = {
  establish: shape({ change: words, code: words, name: words, kind, parent: unit }),
  rename: shape({ change: words, unit, name: words }),
  move: shape({ change: words, unit, parent: unit }),
  merge: shape({ change: words, unit, into: unit }),
  abolish: shape({ change: words, unit }),
};

const fitsChange = (change: Body): boolean => {
  const wanted = CHANGES[text(change, 'change')];
  return wanted !== undefined && fitsShape(change, wanted);
};

const listsChanges = (body: Body): boolean => {
  const listed = bodies(body, 'changes');
  return listed.length > 0 && listed.every(fitsChange);
};

const effort = object(shape({ steps: zeroOrMore, days: zeroOrMore }));
const every = { kind: words, title: words, reason: may(words), units: someIds, effectiveOn: day };
const changes: Field = { optional: false, fits: Array.isArray };

/** The body of a reform depends on its kind. */
export const REFORMS: Readonly<Record<string, Shape>> = {
  restructure: shape({ ...every, changes }, listsChanges),
  simplification: shape({ ...every, before: effort, after: effort }),
  equalisation: shape({ ...every, posts: objects(shape({ staff: someId, position })) }),
};
