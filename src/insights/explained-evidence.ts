import { isInForce } from '../../projections/ledger.intervals.js';
import type { CourseCompleted } from '../competency/course.events.js';
import { type CalendarDate, dayOf } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { PracticeObserved } from '../practices/practice.events.js';
import { COUNTS, type Explained, type Explaining, type Judged, not, targeted } from './explained.js';
import { newestOf, type PersonsFact, personsFacts } from './explained-people.js';

/** What was seen of a person: an observation or a completion. */
type Seen = { readonly staff: readonly StaffId[]; readonly on: CalendarDate; readonly windowDays?: number };

/** How evidence of one kind is explained. */
type Evidence<E extends Seen> = {
  readonly component: 'practised' | 'trained';
  readonly fact: 'observation' | 'completion';
  readonly category: string;
  readonly telling: Parameters<typeof personsFacts>[2];
  /** Why it never counts, where it does not. */
  readonly never: (event: E) => Judged | undefined;
};

type Thing = { readonly id: string; readonly status: string; readonly units: readonly UnitId[] };

const holdsOn = ({ on, windowDays: window }: Seen, asOf: number): boolean =>
  isInForce({ on: dayOf(on), ...(window === undefined ? {} : { window }) }, asOf);

/** Why one of a person's pieces of evidence does not count by itself. */
const fault = <E extends Seen>(
  { event, isTaken }: PersonsFact<E>,
  { never }: Evidence<E>,
  of: { readonly asOf: number; readonly isDefined: boolean; readonly isTargeted: boolean },
): Judged | undefined => {
  if (isTaken) return not('retracted');
  if (dayOf(event.on) > of.asOf) return not('not-yet');
  if (!of.isDefined) return not('not-current');
  if (!of.isTargeted) return not('not-targeted');
  return never(event) ?? (holdsOn(event, of.asOf) ? undefined : not('run-out'));
};

const explain = async <E extends Seen>(
  explaining: Explaining,
  evidence: Evidence<E>,
  { id: thing, status, units }: Thing,
): Promise<Explained[]> => {
  const { component, fact, category, telling } = evidence;
  const facts = personsFacts<E>(await explaining.known(category, thing), explaining, telling);
  const isTargeted = targeted(explaining, units);
  const of = { asOf: explaining.asOf, isDefined: status === 'defined' };
  const judged = facts.map((one) => ({
    one,
    why: fault(one, evidence, { ...of, isTargeted: isTargeted(one.unit) }),
  }));
  const newest = newestOf(judged.flatMap(({ one, why }) => (why ? [] : [one])));
  return judged.map(({ one, why }) => {
    const { staff, unit, id, recordedOn, event } = one;
    const told = { component, fact, thing, on: event.on, recordedOn, event: id, unit, staff, weight: 1 };
    return { ...told, ...(why ?? (newest.has(one) ? COUNTS : not('another-counts'))) };
  });
};

const OBSERVATIONS: Evidence<PracticeObserved> = {
  component: 'practised',
  fact: 'observation',
  category: 'practice',
  telling: { told: 'PracticeObserved', taken: 'ObservationsRetracted', revisions: 'observations' },
  never: ({ grade }) => (grade === 'E' ? not('self-report') : undefined),
};

const COMPLETIONS: Evidence<CourseCompleted> = {
  component: 'trained',
  fact: 'completion',
  category: 'course',
  telling: { told: 'CourseCompleted', taken: 'CompletionsRetracted', revisions: 'completions' },
  never: ({ result }) => (result === 'failed' ? not('failed') : undefined),
};

/** Whose observation of a practice of the programme counts. */
export async function* practised(explaining: Explaining): AsyncGenerator<readonly Explained[]> {
  for (const practice of explaining.registers.practices) yield explain(explaining, OBSERVATIONS, practice);
}

/** Whose completion of a course of the programme counts. */
export async function* trained(explaining: Explaining): AsyncGenerator<readonly Explained[]> {
  for (const course of explaining.registers.courses) yield explain(explaining, COMPLETIONS, course);
}
