import { objectOf } from '../platform/document/read-answers.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import { programmeKind, PROGRAMME_STATUSES, type ProgrammeAt } from './programme.register.js';
import type { Register } from '../registers/register.js';
import { DATE, ID, TEXT } from '../platform/document/schemas.js';
import { END, FREE_TEXT, oneOf, RESCHEDULED, UNITS } from '../registers/schemas.js';

export const PROGRAMME = objectOf(
  {
    id: ID,
    code: TEXT,
    title: TEXT,
    goal: FREE_TEXT,
    startsOn: DATE,
    endsOn: DATE,
    units: { ...UNITS, description: 'ids of the units in its scope on `asOf`; all below them are covered too' },
    status: oneOf(PROGRAMME_STATUSES),
    rescheduled: RESCHEDULED,
    closedOn: END,
    outcome: FREE_TEXT,
  },
  ['goal', 'rescheduled', 'closedOn', 'outcome'],
);

export const PROGRAMMES: Register<ProgrammeAt> = {
  ...programmeKind,
  name: 'programmes',
  day: ({ startsOn }) => startsOn,
  units: ({ units }) => units,
  columns: columnsOf(PROGRAMME),
};

export const programmeShown = (programme: ProgrammeAt): object => programme;
