export const ROLES = [
  'admin',
  'reform-office',
  'unit-head',
  'agent-of-change',
  'leadership',
  'auditor',
  'privacy-officer',
  'complaint-officer',
] as const;

export type Role = (typeof ROLES)[number];
