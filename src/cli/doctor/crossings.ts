import { directory, type StaffRecord } from '../../../projections/directory.view.js';
import { blank, foldOne } from '../../kernel/facts/folded.js';
import { assignedWithin } from '../../kernel/organisation/career.js';
import type { Chart } from '../../kernel/organisation/chart.js';
import { type Check, type Finding, ok, warn } from '../../kernel/ports/check.js';
import { type EventStore, streamName } from '../../kernel/ports/event-store.js';
import type { ViewDocument, ViewStore } from '../../kernel/ports/view-store.js';
import type { UnitId } from '../../kernel/words/ids.js';
import { chartDecider, lastChart } from '../../units/chart.decider.js';
import { CHART } from '../../units/chart.events.js';
import { servingView } from '../stored-views.js';
import type { Patient } from './patient.js';

const PAGE = 500;
/** Of those that are found, so many are named. */
const NAMED = 20;

const chartIn = async (events: EventStore): Promise<Chart> => {
  const folded = blank(chartDecider);
  for (const event of await events.read(streamName(CHART.category, CHART.id), 0)) foldOne(chartDecider, folded, event);
  return lastChart(folded.state);
};

/** Whether a career puts a person into a unit on days on which whoever is there counts nowhere. */
const isNowhere = ({ career }: StaffRecord, unit: UnitId, chart: Chart): boolean => {
  const [units, node, lost] = [new Set([unit]), chart.node(unit), chart.lostFrom(unit)];
  if (!node) return assignedWithin(career, units, {});
  return (
    assignedWithin(career, units, { until: node.since }) ||
    (lost !== undefined && assignedWithin(career, units, { from: lost }))
  );
};

const crossed = ({ key, doc }: ViewDocument, chart: Chart): string[] => {
  const record = doc as unknown as StaffRecord;
  const units = new Set(record.career.flatMap(({ unit }) => unit ?? []));
  return [...units].filter((unit) => isNowhere(record, unit, chart)).map((unit) => `staff ${key} in unit ${unit}`);
};

async function* documentsOf(views: ViewStore): AsyncGenerator<readonly ViewDocument[]> {
  const view = await servingView(views, directory);
  let page = await views.list(view, { limit: PAGE });
  for (let last = page.at(-1); last; last = page.at(-1)) {
    yield page;
    page = await views.list(view, { after: last.key, limit: PAGE });
  }
}

/** Writes of two streams may cross (design.md, 3): sums then agree with the facts as recorded, and this names them. */
export const crossings = (patient: Patient): Check => ({
  name: 'crossings',
  look: async () => {
    const [events, views] = [await patient.needLog(), await patient.needViews()];
    const chart = await chartIn(events);
    const found: string[] = [];
    for await (const page of documentsOf(views)) found.push(...page.flatMap((one) => crossed(one, chart)));
    if (found.length === 0) return [ok('everybody is in units that exist on those days')];
    const remedy = 'transfer the person, or correct the chart';
    const named = found
      .slice(0, NAMED)
      .map((one): Finding => warn(`${one}: on days on which it does not exist`, remedy));
    return found.length > NAMED ? [...named, warn(`and ${found.length - NAMED} more`, remedy)] : named;
  },
});
