import type { Measure } from '../readings.js';
import { developedRows } from './hours-rows.js';
import { acknowledgedRows, practisedRows, socialisedRows, trainedRows } from './people-rows.js';
import type { Explaining, Row } from './row.js';
import { calmRows, implementedRows } from './thing-rows.js';

type Explainer = (of: Explaining) => readonly Row[];

/** The responses to a survey are destroyed: nothing is left to tell of how willing people are. */
const willingRows: Explainer = () => [];

const EXPLAINERS: Readonly<Record<Measure, Readonly<Record<string, Explainer>>>> = {
  adoption: { acknowledged: acknowledgedRows, practised: practisedRows, implemented: implementedRows },
  readiness: { socialised: socialisedRows, acknowledged: acknowledgedRows, calm: calmRows },
  'readiness@2': {
    socialised: socialisedRows,
    acknowledged: acknowledgedRows,
    trained: trainedRows,
    willing: willingRows,
    calm: calmRows,
  },
  competency: { trained: trainedRows, developed: developedRows },
};

export const componentsOf = (measure: Measure): readonly string[] => Object.keys(EXPLAINERS[measure]);

/** Every fact that a measure, or one component of it, was made of, and every one that it was not. */
export const rowsOf = (measure: Measure, of: Explaining, component: string | undefined): readonly Row[] =>
  Object.entries(EXPLAINERS[measure])
    .filter(([name]) => component === undefined || name === component)
    .flatMap(([, explain]) => explain(of));
