import { COMPLETIONS_RECORD } from '../competency/course.permissions.js';
import { ANSWERS_RECORD } from '../directives/directive.permissions.js';
import type { Permission } from '../platform/callers/permissions.js';
import { OBSERVATIONS_RECORD } from '../practices/practice.permissions.js';
import { ATTENDANCE_RECORD } from '../socialisation/session.permissions.js';
import { acknowledged } from './explained-answers.js';
import { socialised } from './explained-attendance.js';
import { practised, trained } from './explained-evidence.js';
import { calm, implemented } from './explained-things.js';
import type { ComponentName, Explainer } from './explained.js';
import { FACTS_READ, ISSUE_FACTS_READ } from './insights.permissions.js';

/** How a component is explained; what people earned hours with is told by what the ledger keeps of each. */
export const EXPLAINERS: Readonly<Record<Exclude<ComponentName, 'developed' | 'willing'>, Explainer>> = {
  acknowledged,
  practised,
  implemented,
  socialised,
  calm,
  trained,
};

/** Who is shown the single facts of a component, in the units of theirs; others are told how many. */
export const SHOWN_TO: Readonly<Record<ComponentName, Permission>> = {
  acknowledged: ANSWERS_RECORD,
  practised: OBSERVATIONS_RECORD,
  implemented: FACTS_READ,
  socialised: ATTENDANCE_RECORD,
  calm: ISSUE_FACTS_READ,
  trained: COMPLETIONS_RECORD,
  willing: FACTS_READ,
  developed: COMPLETIONS_RECORD,
};
