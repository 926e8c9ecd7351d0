import { permission } from '../platform/callers/permissions.js';

export const ATTENDANCE_RECORD = permission('attendance:record', ['reform-office', 'unit-head', 'agent-of-change']);
