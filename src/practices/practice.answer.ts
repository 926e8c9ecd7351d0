import { objectOf } from '../platform/document/read-answers.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import { practiceKind, PRACTICE_STATUSES, type PracticeAt } from './practice.register.js';
import type { Register } from '../registers/register.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import { END, FREE_TEXT, oneOf, RETARGETED, UNITS } from '../registers/schemas.js';

export const PRACTICE = objectOf(
  {
    id: ID,
    programme: ID,
    title: TEXT,
    description: FREE_TEXT,
    on: { ...DATE, description: 'its first day' },
    windowDays: COUNT,
    units: { ...UNITS, description: 'ids of the units targeted on `asOf`, each with all below it' },
    retargeted: RETARGETED,
    status: oneOf(PRACTICE_STATUSES),
    retiredOn: END,
    retirementReason: FREE_TEXT,
  },
  ['description', 'windowDays', 'retiredOn', 'retirementReason'],
);

export const PRACTICES: Register<PracticeAt> = {
  ...practiceKind,
  name: 'practices',
  day: ({ on }) => on,
  units: ({ units }) => units,
  columns: columnsOf(PRACTICE),
};

export const practiceShown = (practice: PracticeAt): object => practice;
