import { isBody } from '../judge/fields.js';
import type { Body } from '../judge/verdict.js';

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** What a row of a list is about: units, people and things by their id, points by their day, components by name. */
const idOf = (row: unknown): string => {
  if (!isBody(row)) return show(row);
  const { unit } = row;
  const about = [row['id'], row['staff'], isBody(unit) ? unit['id'] : unit, row['on'], row['name']];
  return show(about.find((value) => value !== undefined));
};

const sorted = (rows: readonly unknown[]): readonly unknown[] => [...rows].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));

const lists = (expected: readonly unknown[], actual: unknown, at: string): readonly string[] => {
  if (!Array.isArray(actual)) return [`${at}: expected a list, got ${show(actual)}`];
  const names = [expected.map(idOf), actual.map(idOf)].map((row) => row.join(' '));
  if (expected.length !== actual.length || names[0] !== names[1])
    return [`${at}: expected ${names[0]}, got ${names[1]}`];
  return expected.flatMap((row, index) => differences(row, actual[index], `${at}[${idOf(row)}]`));
};

const objects = (expected: Body, actual: unknown, at: string): readonly string[] => {
  if (Array.isArray(expected['unordered'])) {
    return lists(sorted(expected['unordered']), Array.isArray(actual) ? sorted(actual) : actual, at);
  }
  if (!isBody(actual)) return [`${at}: expected an object, got ${show(actual)}`];
  return Object.entries(expected).flatMap(([name, value]) => differences(value, actual[name], `${at}.${name}`));
};

/** Where what the server answered differs from what must be in it; fields that are not expected are passed over. */
export const differences = (expected: unknown, actual: unknown, at = ''): readonly string[] => {
  if (Array.isArray(expected)) return lists(expected, actual, at);
  if (isBody(expected)) return objects(expected, actual, at);
  return expected === actual ? [] : [`${at}: expected ${show(expected)}, got ${show(actual)}`];
};
