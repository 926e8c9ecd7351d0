import { permission } from '../platform/callers/permissions.js';

export const OBSERVATIONS_RECORD = permission('observations:record', ['reform-office', 'unit-head', 'agent-of-change']);
