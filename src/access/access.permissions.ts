import { permission } from '../platform/callers/permissions.js';

export const GRANTS_WRITE = permission('grants:write', ['admin']);

export const GRANTS_READ = permission('grants:read', ['admin', 'auditor'], { ofPeople: true });
