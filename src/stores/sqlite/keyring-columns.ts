import type { Admitted, Claim, Newcomer, Sealed } from '../../kernel/ports/keyring.js';
import { personOwner } from '../../kernel/ports/keyring.js';
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

/** `taken`: whose a number is instead; `boxes`: of the others, number and name of each. */
export type AdmittedColumns = { readonly taken: readonly (NumberKept | null)[]; readonly boxes: readonly string[] };

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
export const admittedOf = (newcomers: readonly Newcomer[], { taken, boxes }: AdmittedColumns): Admitted[] => {
  const left = boxes.values();
  const sealed = (key: string): Sealed => ({ key, box: left.next().value ?? '' });
  return newcomers.map(({ staff }, index): Admitted => {
    const holder = taken[index];
    if (holder) return { kind: 'taken', holder: holderOf(holder) };
    const key = personOwner(staff);
    return { kind: 'admitted', nip: sealed(key), name: sealed(key) };
  });
};
