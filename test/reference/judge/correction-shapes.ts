import { count, day, instant, kind, may, nullable, someId, someIds, shape, words, type Shape } from './shapes.js';
import { channel, complainant, source, tier } from './capability-shapes.js';
import { inOrder, method } from './route-shapes.js';
import type { Body } from './verdict.js';

const reason = words;

/** A correction names at least one of the fields it may correct. */
const some = ({ reason: _, version: __, ...fields }: Body): boolean =>
  Object.values(fields).some((value) => value !== undefined);

const amending = (fields: Shape['fields'], alsoFits: (body: Body) => boolean = () => true): Shape =>
  shape({ ...fields, reason }, (body) => some(body) && alsoFits(body));

const told = shape({ reason });

/** The shapes of corrections.md. */
export const CORRECTION_SHAPES: Readonly<Record<string, Shape>> = {
  'programmes/amend': amending({ code: may(words), title: may(words), goal: may(words) }),
  'programmes/reopen': told,
  'programmes/void': told,
  'reforms/amend': amending({
    title: may(words),
    number: may(words),
    units: may(someIds),
    effectiveOn: may(day),
    signedOn: may(day),
    completedOn: may(day),
  }),
  'reforms/restore': told,
  'reforms/annul': told,
  'reforms/uncomplete': told,
  'reforms/void': told,
  'directives/amend': amending(
    {
      title: may(words),
      reference: may(words),
      version: may(count),
      issuedOn: may(day),
      dueOn: may(day),
    },
    inOrder('issuedOn', 'dueOn'),
  ),
  'directives/restore': told,
  'directives/void': told,
  'practices/amend': amending({ title: may(words), windowDays: may(nullable(count)), on: may(day) }),
  'practices/restore': told,
  'practices/void': told,
  'courses/amend': amending({
    title: may(words),
    windowDays: may(nullable(count)),
    on: may(day),
    hours: may(count),
  }),
  'courses/restore': told,
  'courses/void': told,
  'sessions/amend': amending({
    title: may(words),
    startsAt: may(instant),
    minutes: may(count),
    seats: may(count),
    method: may(method),
    units: may(someIds),
  }),
  'sessions/restore': told,
  'sessions/uninvite': shape({ staff: someIds, reason }),
  'sessions/void': told,
  'resistance-issues/amend': amending({ unit: may(someId), raisedOn: may(day), description: may(words) }),
  'resistance-issues/undo': told,
  'resistance-issues/void': told,
  'complaints/amend': amending({
    receivedOn: may(day),
    channel: may(channel),
    reference: may(words),
    text: may(words),
    complainant,
    tier: may(tier),
  }),
  'complaints/undo': told,
  'complaints/void': told,
  'complaints/erase': told,
  'suggestions/amend': amending({
    unit: may(someId),
    receivedOn: may(day),
    source: may(source),
    text: may(words),
  }),
  'suggestions/undo': told,
  'suggestions/void': told,
  'suggestions/erase': told,
  'units/amend': amending({ code: may(words), kind: may(kind), since: may(day) }),
  'units/undo': shape({ change: someId, reason }),
  'staff/undo': shape({ fact: someId, reason }),
};
