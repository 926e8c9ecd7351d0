import { permission } from '../platform/callers/permissions.js';

export const COMPLETIONS_RECORD = permission('completions:record', ['reform-office', 'unit-head', 'agent-of-change']);
