import { isNameless, type Requirement } from '../callers/requirement.js';

/** On every answer: it is what it says it is. */
export const SAFE_HEADERS = { 'x-content-type-options': 'nosniff' } as const;

/** The page at /docs loads its own files, styles itself, and asks this server. */
export const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Asked = Exclude<Requirement, 'public' | 'code'>;

/** Whether a person may be named in a read, as a subject too. */
const namesPeople = (requirement: Asked): boolean => requirement === 'token' || requirement.ofPeople;

/** Whether the answers of a route, its refusals too, may be kept by whatever they pass through. */
export const isKeptNowhere = (method: string, requirement: Requirement | undefined): boolean =>
  requirement !== undefined &&
  requirement !== 'public' &&
  (method !== 'GET' || isNameless(requirement) || namesPeople(requirement));
