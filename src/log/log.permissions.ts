import { permission } from '../platform/callers/permissions.js';

export const LOG_READ = permission('log:read', ['auditor'], { ofPeople: true });
