import type { Requirement } from '../callers/requirement.js';

/** On every answer: it is what it says it is. */
export const SAFE_HEADERS = { 'x-content-type-options': 'nosniff' } as const;

/** The page at /docs loads its own files, styles itself, and asks this server. */
export const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Reads in which a person may be named, as a subject too. */
const NAMES_PEOPLE: ReadonlySet<Requirement> = new Set<Requirement>([
  'token',
  'grants:read',
  'staff:read',
  'standings:read',
  'attendance:read',
  'issues:read',
  'log:read',
]);

/** Whether the answers of a route, its refusals too, may be kept by whatever they pass through. */
export const isKeptNowhere = (method: string, requirement: Requirement | undefined): boolean =>
  requirement !== undefined && requirement !== 'public' && (method !== 'GET' || NAMES_PEOPLE.has(requirement));
