import type { RegisterRecord } from '../../projections/registers.view.js';
import { factsBy } from '../../projections/registers/facts.js';
import { toldBy } from '../../projections/registers/told.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { type IssueAt, issueKind } from '../resistance/issue.register.js';
import { QUARTERS } from '../resistance/severity.register.js';
import { type ReformAt, reformKind } from '../reforms/reform.register.js';
import { nilReported } from './explained-quiet.js';
import { unheardBy } from './heard.js';
import { COUNTS, type Explained, type Explaining, type Judged, not, targeted } from './explained.js';

const reformJudged = ({ status, effectiveOn }: ReformAt, asOf: CalendarDate, isRead: boolean): Judged => {
  if (!isRead) return not('no-unit');
  if (status === 'cancelled') return not('cancelled');
  if (effectiveOn > asOf) return not('not-effective');
  return status === 'completed' ? COUNTS : not('not-completed');
};

/** What a reform is by its newest step, and the day of that. */
const stepOf = ({ status, completedOn, cancelledOn, decreedOn, effectiveOn }: ReformAt) => {
  if (status === 'cancelled') return { type: 'ReformCancelled', on: cancelledOn } as const;
  if (status === 'completed') return { type: 'ReformCompleted', on: completedOn } as const;
  if (status === 'decreed') return { type: 'ReformDecreed', on: decreedOn } as const;
  return { type: 'ReformProposed', on: effectiveOn } as const;
};

const reformRow = (explaining: Explaining, record: RegisterRecord, reform: ReformAt): Explained[] => {
  const { pair } = explaining.registers;
  const { type, on } = stepOf(reform);
  const step = factsBy(toldBy(record, pair.knownOn).record, pair.knownOn, type).at(-1);
  if (!step || on === undefined) return [];
  const isTargeted = targeted(explaining, reform.units);
  const isRead = explaining.placed.tree.nodes.some(({ id }) => isTargeted(id));
  const told = { component: 'implemented', fact: 'reform', thing: reform.id, on, recordedOn: step.recordedOn } as const;
  return [{ ...told, event: step.id, unit: null, weight: 1, ...reformJudged(reform, pair.asOf, isRead) }];
};

/** Which reforms of the programme are completed. */
export async function* implemented(explaining: Explaining): AsyncGenerator<readonly Explained[]> {
  const { book, registers } = explaining;
  for (const record of book.records) {
    const reform = record.kind === 'reform' ? reformKind.counted(record, registers.pair) : undefined;
    if (reform) yield Promise.resolve(reformRow(explaining, record, reform));
  }
}

/** The newest step of an issue, the raising being the first. */
const newestStep = (record: RegisterRecord, { steps, raisedOn }: IssueAt, knownOn: CalendarDate) => {
  const last = steps.at(-1);
  if (last) return { event: last.id, recordedOn: last.recordedOn, on: last.event.on };
  const [raised] = factsBy(toldBy(record, knownOn).record, knownOn, 'IssueRaised');
  return raised && { event: raised.id, recordedOn: raised.recordedOn, on: raisedOn };
};

/** Where it is told who was heard, an issue that weighs no more may still make its unit heard. */
const closed = ({ formula, registers }: Explaining, newest: CalendarDate): Judged =>
  formula === 'readiness@2' && newest > unheardBy(registers.pair.asOf) ? not('heard') : not('closed');

const issueRow = (explaining: Explaining, record: RegisterRecord, issue: IssueAt): Explained[] => {
  const { tree } = explaining.placed;
  const unit = tree.nodes[tree.placeOf(issue.unit) ?? -1]?.id;
  const step = newestStep(record, issue, explaining.registers.pair.knownOn);
  if (unit === undefined || !step) return [];
  const weight = issue.open ? (issue.reach * QUARTERS[issue.intensity]) / 4 : 0;
  const judged = issue.open ? COUNTS : closed(explaining, step.on);
  return [{ component: 'calm', fact: 'issue', thing: issue.id, ...step, unit, weight, ...judged }];
};

/** Which issues of the programme weigh on its units, and by what they are heard where that is asked. */
export async function* calm(explaining: Explaining): AsyncGenerator<readonly Explained[]> {
  const { book, registers } = explaining;
  for (const record of book.records) {
    const issue = record.kind === 'issue' ? issueKind.counted(record, registers.pair) : undefined;
    if (issue) yield Promise.resolve(issueRow(explaining, record, issue));
  }
  if (explaining.formula === 'readiness@2') yield* nilReported(explaining);
}
