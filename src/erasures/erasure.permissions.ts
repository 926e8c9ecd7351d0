import { permission } from '../platform/callers/permissions.js';

export const TEXTS_ERASE = permission('texts:erase', ['privacy-officer']);
