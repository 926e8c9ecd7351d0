import type { Admitted, Claim, Newcomer, Sealed } from '../../kernel/ports/keyring.js';
import { holderOf, type NumberKept } from '../shared/keyring-answers.js';
import type { Claimed } from './keyring-numbers.js';

/** Claims in columns, which a thread boundary copies far cheaper than objects. */
export type ClaimColumns = {
  readonly nips: readonly string[];
  readonly staff: readonly string[];
  /** Sparse: whom a newcomer takes a number over from. */
  readonly instead?: { readonly [index: number]: string };
};

export type NewcomerColumns = ClaimColumns & { readonly names: readonly string[] };

/** Texts in columns: the names of the keys, and what was sealed under them. */
export type SealedColumns = { readonly names: readonly string[]; readonly boxes: readonly string[] };

/** `taken`: whose a number is instead; `sealed`: of the others, number and name of each. */
export type AdmittedColumns = { readonly taken: readonly (NumberKept | null)[]; readonly sealed: readonly Sealed[] };

export const sealedIn = ({ names, boxes }: SealedColumns): Sealed[] =>
  names.map((key, index) => ({ key, box: boxes[index] ?? '' }));

export const claimedIn = ({ nips, staff, instead = {} }: ClaimColumns): Claimed[] =>
  nips.map((nip, index) => {
    const before = instead[index];
    return { nip, staff: staff[index] ?? '', ...(before === undefined ? {} : { instead: before }) };
  });

export const claimColumns = (claims: readonly Claim[]): ClaimColumns => ({
  nips: claims.map(({ nip }) => nip),
  staff: claims.map(({ staff }) => staff),
});

export const newcomerColumns = (newcomers: readonly Newcomer[]): NewcomerColumns => ({
  ...claimColumns(newcomers),
  names: newcomers.map(({ name }) => name),
  instead: Object.fromEntries(newcomers.flatMap(({ instead }, index) => (instead ? [[index, instead] as const] : []))),
});

/** In the order of the newcomers. */
export const admittedOf = (newcomers: readonly Newcomer[], { taken, sealed }: AdmittedColumns): Admitted[] => {
  const left = sealed.values();
  const next = (): Sealed => left.next().value ?? { key: '', box: '' };
  return newcomers.map((_, index): Admitted => {
    const holder = taken[index];
    return holder ? { kind: 'taken', holder: holderOf(holder) } : { kind: 'admitted', nip: next(), name: next() };
  });
};
