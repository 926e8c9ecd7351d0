import { type AnswerEntry, lastAnswer } from '../../projections/ledger.documents.js';
import type { DirectiveAt } from '../directives/directive.register.js';
import type { DirectiveAnswered } from '../directives/directive.events.js';
import { dayOf } from '../kernel/words/calendar-date.js';
import { COUNTS, type Explained, type Explaining, type Judged, not, targeted } from './explained.js';
import { type PersonsFact, personsFacts } from './explained-people.js';

type Answer = PersonsFact<DirectiveAnswered>;

const entryOf = ({ revision: rev, recordedOn, event }: Answer): AnswerEntry => ({
  kind: event.answer,
  version: event.version,
  on: dayOf(event.on),
  rev,
  recorded: dayOf(recordedOn),
  ...(event.until === undefined ? {} : { until: dayOf(event.until) }),
});

/** The revision of each person's answer that gives the standing on a day (domain.md, 4). */
const lastsOf = (answers: readonly Answer[], { asOf }: Explaining): ReadonlyMap<string, number> => {
  const byPerson = new Map<string, AnswerEntry[]>();
  for (const answer of answers) {
    if (answer.isTaken) continue;
    const entries = byPerson.get(answer.staff) ?? [];
    byPerson.set(answer.staff, [...entries, entryOf(answer)]);
  }
  const lasts = [...byPerson].flatMap(([staff, entries]) => {
    const last = lastAnswer(entries, asOf);
    return last ? ([[staff, last.rev]] as const) : [];
  });
  return new Map(lasts);
};

/** What a person's last answer amounts to while a version is current. */
const standingOf = ({ answer, version }: DirectiveAnswered, current: number): Judged => {
  if (answer === 'exempted') return not('exempted');
  if (answer === 'exception-requested' && version === current) return not('exception-requested');
  if (version !== current) return not('superseded');
  return answer === 'declined' ? not('declined') : COUNTS;
};

const judge = (
  { event, isTaken }: Answer,
  isLast: boolean,
  of: { readonly asOf: number; readonly current: number | undefined; readonly isTargeted: boolean },
): Judged => {
  if (isTaken) return not('retracted');
  if (dayOf(event.on) > of.asOf) return not('not-yet');
  if (of.current === undefined) return not('not-current');
  if (!of.isTargeted) return not('not-targeted');
  if (event.until !== undefined && dayOf(event.until) < of.asOf) return not('run-out');
  return isLast ? standingOf(event, of.current) : not('answered-since');
};

const TELLING = { told: 'DirectiveAnswered', taken: 'AnswersRetracted', revisions: 'answers' };

async function answersTo(explaining: Explaining, directive: DirectiveAt): Promise<Explained[]> {
  const known = await explaining.known('directive', directive.id);
  const answers = personsFacts<DirectiveAnswered>(known, explaining, TELLING);
  const lasts = lastsOf(answers, explaining);
  const isTargeted = targeted(explaining, directive.units);
  return answers.map((answer) => {
    const { staff, unit, revision, id, recordedOn, event } = answer;
    const of = { asOf: explaining.asOf, current: directive.current?.version, isTargeted: isTargeted(unit) };
    const judged = judge(answer, lasts.get(staff) === revision, of);
    const fact = { component: 'acknowledged', fact: event.answer, thing: directive.id } as const;
    return { ...fact, on: event.on, recordedOn, event: id, unit, staff, weight: 1, ...judged };
  });
}

/** Whose answer to a directive of the programme counts as acknowledged. */
export async function* acknowledged(explaining: Explaining): AsyncGenerator<readonly Explained[]> {
  for (const directive of explaining.registers.directives) yield answersTo(explaining, directive);
}
