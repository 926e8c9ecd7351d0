import { permission } from '../platform/callers/permissions.js';

export const ANSWERS_RECORD = permission('answers:record', ['reform-office', 'unit-head']);
