import type { CompletionsRetracted, CourseCompleted } from '../src/competency/course.events.js';
import type { TrainingRecorded, TrainingRetracted } from '../src/competency/training.events.js';
import { dayOf } from '../src/kernel/words/calendar-date.js';
import type { CompletionEntry, CompletionsDoc, EarnedEntry, HoursDoc } from './ledger.documents.js';
import { type Folding, hold, type LedgerSlot, type Person, personsOf, replace, takenBack } from './ledger.folding.js';
import { activity, completionsOf } from './ledger.keys.js';

/** Where hours of a person are kept: they are of no course alone. */
type Account = { readonly who: Person; readonly slot: LedgerSlot | undefined };

const earnedIn = ({ slot }: Account): readonly EarnedEntry[] => (slot?.doc as HoursDoc | undefined)?.earned ?? [];

const keep = (folding: Folding, { who, slot }: Account, earned: readonly EarnedEntry[]): void => {
  if (slot) replace(folding, { who, thing: '', slot }, { earned });
};

const earn = (folding: Folding, account: Account, entry: Omit<EarnedEntry, 'rev' | 'recorded'>): void => {
  const { rev, recorded } = folding;
  keep(folding, account, [...earnedIn(account), { ...entry, rev, recorded }]);
};

/** Takes hours back that stand: those of a thing, or of some events of it. */
const lose = (folding: Folding, account: Account, thing: string, revisions?: readonly number[]): void => {
  const earned = earnedIn(account);
  const isTaken = ({ of, rev, retracted }: EarnedEntry): boolean =>
    of === thing && retracted === undefined && (revisions?.includes(rev) ?? true);
  if (!earned.some(isTaken)) return;
  const left = earned.map((entry) => (isTaken(entry) ? { ...entry, retracted: folding.recorded } : entry));
  keep(folding, account, left);
};

const completionsIn = ({ doc }: LedgerSlot): readonly CompletionEntry[] =>
  (doc as CompletionsDoc | undefined)?.completions ?? [];

export const completed = (folding: Folding, event: CourseCompleted): void => {
  const { course, programme, result, hours, windowDays, staff } = event;
  const { rev, recorded } = folding;
  const on = dayOf(event.on);
  const passed = result === 'passed';
  const lasts = windowDays === undefined ? {} : { window: windowDays };
  personsOf(folding, staff, (who, [account, slot]) => {
    if (!slot) return;
    const completions = [...completionsIn(slot), { passed, on, rev, ...lasts, recorded }];
    replace(folding, { who, thing: course, slot }, { completions });
    hold(folding, who, on, 1);
    if (passed) earn(folding, { who, slot: account }, { of: course, on, hours });
  });
  activity(folding.cells, completionsOf(programme), on, staff.length);
};

export const completionsTaken = (folding: Folding, { course, programme, taken }: CompletionsRetracted): void => {
  const persons = taken.map(({ staff }) => staff);
  personsOf(folding, persons, (who, [account, slot], index) => {
    const revisions = taken[index]?.completions ?? [];
    if (!slot?.doc) return;
    const completions = takenBack(folding, { who, subject: completionsOf(programme) }, completionsIn(slot), revisions);
    replace(folding, { who, thing: course, slot }, { completions });
    lose(folding, { who, slot: account }, course, revisions);
  });
};

export const trained = (folding: Folding, { training: of, hours, staff, ...event }: TrainingRecorded): void => {
  const on = dayOf(event.on);
  personsOf(folding, staff, (who, [slot]) => {
    earn(folding, { who, slot }, { of, on, hours, elsewhere: true });
    hold(folding, who, on, 1);
  });
};

export const trainingTaken = (folding: Folding, { training, staff, ...event }: TrainingRetracted): void => {
  const on = dayOf(event.on);
  personsOf(folding, staff, (who, [slot]) => {
    lose(folding, { who, slot }, training);
    hold(folding, who, on, -1);
  });
};
