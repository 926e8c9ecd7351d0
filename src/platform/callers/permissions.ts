import type { Role } from '../../kernel/organisation/role.js';

/** What a route may ask for, and the roles that have it (api.md, 2). */
export const PERMISSIONS = {
  /** Any grant at all, or none: only who the caller is. */
  'me:read': ['admin', 'reform-office', 'unit-head', 'agent-of-change', 'leadership', 'auditor', 'privacy-officer'],
  'grants:write': ['admin'],
  'grants:read': ['admin', 'auditor'],
  'clock:move': ['admin'],
  'office:write': ['reform-office'],
  'answers:record': ['reform-office', 'unit-head'],
  'observations:record': ['reform-office', 'unit-head', 'agent-of-change'],
  'attendance:record': ['reform-office', 'unit-head', 'agent-of-change'],
  'resistance:raise': ['reform-office', 'unit-head', 'agent-of-change'],
  'registers:read': [
    'admin',
    'reform-office',
    'unit-head',
    'agent-of-change',
    'leadership',
    'auditor',
    'privacy-officer',
  ],
  'staff:read': ['reform-office', 'unit-head', 'agent-of-change', 'privacy-officer', 'auditor', 'admin'],
  'staff:names': ['reform-office', 'unit-head', 'agent-of-change', 'privacy-officer'],
  'staff:lookup': ['reform-office', 'unit-head', 'agent-of-change'],
  'readings:read': ['admin', 'reform-office', 'unit-head', 'agent-of-change', 'leadership', 'auditor'],
  'standings:read': ['admin', 'reform-office', 'unit-head', 'leadership', 'auditor'],
  'attendance:read': ['admin', 'reform-office', 'unit-head', 'agent-of-change', 'leadership', 'auditor'],
  'issues:read': ['admin', 'reform-office', 'unit-head', 'leadership', 'auditor'],
  'log:read': ['auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof PERMISSIONS;

export const mayBe = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role);
