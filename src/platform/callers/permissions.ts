import { type Role, ROLES } from '../../kernel/organisation/role.js';

/** What a route may ask for, and the roles that have it (api.md, 2); `ofPeople` opens reads that may name somebody. */
export type Permission = { readonly name: string; readonly roles: readonly Role[]; readonly ofPeople: boolean };

/** Each capability has its own, in its `x.permissions.ts`. */
export const permission = (name: string, roles: readonly Role[], { ofPeople = false } = {}): Permission => ({
  name,
  roles,
  ofPeople,
});

/** What the office plans, decides and corrects, in every capability. */
export const OFFICE_WRITE = permission('office:write', ['reform-office']);

/** How things stand at a pair of dates, but for people. */
export const REGISTERS_READ = permission('registers:read', ROLES);

/** Whoever may see readings (api.md, 2): of units of theirs heads and agents. */
export const READERS = [
  'admin',
  'reform-office',
  'unit-head',
  'agent-of-change',
  'leadership',
  'auditor',
] as const satisfies readonly Role[];
