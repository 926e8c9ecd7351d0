import { cancellationOf, chartAt, decreeOf, effectiveOn, lineOf, readThrough } from '../chart.js';
import { addDays, type Day } from '../days.js';
import { factsOf, type Fact, type FactOf } from '../facts.js';
import { isOpen, stateOf, weightOf } from '../issues.js';
import { isTakenBack } from '../quiet.js';
import { completionOf, reaches, reformsOf, reformStatus } from '../reforms.js';
import { firstOf, type Explaining, type Row } from './row.js';

type Step = { readonly told: Fact; readonly on: Day };

/** What a reform is by its newest step, which has a day of its own. */
const newestOf = ({ known, day }: Explaining, reform: FactOf<'proposed'>): Step => {
  const status = reformStatus(known, reform.reform, day);
  const decree = decreeOf(known, reform.reform);
  const [cancelled, completed] = [cancellationOf(known, reform.reform), completionOf(known, reform.reform)];
  if (status === 'cancelled' && cancelled) return { told: cancelled, on: cancelled.on };
  if (status === 'completed' && completed) return { told: completed, on: completed.on };
  if (status === 'decreed' && decree) return { told: decree, on: decree.signedOn };
  return { told: reform, on: effectiveOn(known, reform) };
};

export const implementedRows = (of: Explaining): readonly Row[] =>
  reformsOf(of.known, of.programme).map((reform) => {
    const { known, units, day } = of;
    const status = reformStatus(known, reform.reform, day);
    const why = firstOf([
      [!units.some((unit) => reaches(known, reform, unit, day)), 'no-unit'],
      [status === 'cancelled', 'cancelled'],
      [effectiveOn(known, reform) > day, 'not-effective'],
      [status !== 'completed', 'not-completed'],
    ]);
    return {
      component: 'implemented',
      fact: 'reform',
      thing: reform.reform,
      ...newestOf(of, reform),
      unit: null,
      staff: null,
      weight: 1,
      why: why ?? 'counts',
    };
  });

const isRecent = (on: Day, day: Day): boolean => addDays(day, -90) < on;

const issueRows = (of: Explaining): readonly Row[] => {
  const { known, programme, units, day } = of;
  const chart = chartAt(known, day);
  const issues = factsOf(known, 'raised').filter((issue) => issue.programme === programme && issue.on <= day);
  return issues.flatMap((issue) => {
    const unit = readThrough(chart, issue.unit);
    if (unit === null || !units.includes(unit)) return [];
    const steps = factsOf(known, 'stepped').filter((step) => step.issue === issue.issue && step.on <= day);
    const newest = steps.at(-1) ?? issue;
    const open = isOpen(stateOf(known, issue.issue, day));
    const { top, bottom } = weightOf(known, issue, day);
    const heard = of.asksWhoIsHeard && isRecent(newest.on, day);
    return {
      component: 'calm',
      fact: 'issue',
      thing: issue.issue,
      on: newest.on,
      told: newest,
      unit,
      staff: null,
      weight: open ? Number(top) / Number(bottom) : 0,
      why: open ? 'counts' : heard ? 'heard' : 'closed',
    };
  });
};

/** Of the units and those above them, which speak for them too. */
const quietRows = (of: Explaining): readonly Row[] => {
  const { known, programme, units, day } = of;
  const chart = chartAt(known, day);
  const speaking = new Set(units.flatMap((unit) => lineOf(chart, unit)));
  return factsOf(known, 'quiet')
    .filter((report) => report.programme === programme && report.on <= day && speaking.has(report.unit))
    .map((report) => ({
      component: 'calm',
      fact: 'nil-report',
      thing: report.report,
      on: report.on,
      told: report,
      unit: report.unit,
      staff: null,
      weight: 1,
      why:
        firstOf([
          [isTakenBack(known, report.report), 'retracted'],
          [!isRecent(report.on, day), 'run-out'],
        ]) ?? 'counts',
    }));
};

export const calmRows = (of: Explaining): readonly Row[] => [
  ...issueRows(of),
  ...(of.asksWhoIsHeard ? quietRows(of) : []),
];
