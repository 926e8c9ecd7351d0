import { permission } from '../platform/callers/permissions.js';

export const HOLIDAYS_WRITE = permission('holidays:write', ['reform-office', 'complaint-officer']);
