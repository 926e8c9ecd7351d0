import type { Id, Position } from '../facts.js';
import type { Body } from './verdict.js';

/** Readers of a body whose shape was found right; what is missing reads as empty. */
export const text = (body: Body, field: string): string => {
  const value = body[field];
  return typeof value === 'string' ? value : '';
};

export const textOr = (body: Body, field: string, otherwise: string): string =>
  body[field] === undefined ? otherwise : text(body, field);

export const textOrNull = (body: Body, field: string): string | null =>
  body[field] === undefined || body[field] === null ? null : text(body, field);

export const numberOrNull = (body: Body, field: string): number | null => {
  const value = body[field];
  return typeof value === 'number' ? value : null;
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const ids = (body: Body, field: string): readonly Id[] =>
  listOf(body[field]).filter((value) => typeof value === 'string');

export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const bodies = (body: Body, field: string): readonly Body[] => listOf(body[field]).filter(isBody);

/** Title, type and grade of a position that is told by its canonical text; what it does not tell is empty. */
export const positionParts = (position: Position | null): readonly [string, string, string] => {
  const parts: unknown = position === null || position === '' ? [] : JSON.parse(position);
  const told = (Array.isArray(parts) ? parts : []).map((part) => (typeof part === 'string' ? part : ''));
  return [told[0] ?? '', told[1] ?? '', told[2] ?? ''];
};

/** A position as canonical text, so that two can be compared as a whole. */
export const positionText = (value: unknown): Position | null =>
  isBody(value) ? JSON.stringify([text(value, 'title'), text(value, 'type'), textOrNull(value, 'grade')]) : null;
