import { type Timeline, timelineOf } from '../src/kernel/views/tally.js';
import { inForce, type ObservationsDoc } from './ledger.documents.js';
import { holds } from './ledger.intervals.js';
import { ALONE, BESIDE, type SelfReport } from './ledger.keys.js';

/** On which days a self-report is in force: alone, or beside a valid observation. */
export const selfReportsTimeline = (doc: ObservationsDoc): Timeline<SelfReport> => {
  const [reported, valid] = [inForce(doc, false), inForce(doc, true)];
  if (reported.length === 0) return [];
  return timelineOf([...reported, ...valid].flat(), (day) => {
    if (!holds(reported, day)) return undefined;
    return holds(valid, day) ? BESIDE : ALONE;
  });
};
