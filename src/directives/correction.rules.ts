import { amendmentsOf } from '../kernel/facts/amending.js';
import { standing, standingOf } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { Fact } from '../kernel/facts/telling.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { DirectiveId, ProgrammeId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { Issued } from './directive.decider.js';
import type {
  DirectiveEvent,
  DirectiveIssued,
  DirectiveRevised,
  DirectiveWish,
  DirectiveWithdrawn,
} from './directive.events.js';

type Correcting = { readonly directive: DirectiveId; readonly programme: ProgrammeId; readonly reason: Sealed };

type VersionFact = Fact<DirectiveIssued | DirectiveRevised>;

const versionFacts = (directive: Issued): readonly VersionFact[] =>
  standingOf<DirectiveIssued | DirectiveRevised>(directive, 'DirectiveIssued', 'DirectiveRevised');

/** The version that is told of, and those around it. */
type Around = { readonly told: VersionFact; readonly before?: CalendarDate; readonly after?: CalendarDate };

const around = (directive: Issued, version: number | undefined): Around | undefined => {
  const facts = versionFacts(directive);
  const at = (version ?? facts.length) - 1;
  const told = facts[at];
  if (!told) return undefined;
  const before = facts[at - 1]?.event.issuedOn;
  const after = facts[at + 1]?.event.issuedOn ?? directive.withdrawnOn;
  return { told, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
};

/** The days that a version would have; undefined where there is no such version. */
export const daysOf = (
  directive: Issued,
  { version, issuedOn, dueOn }: DirectiveWish,
): Pick<DirectiveIssued, 'issuedOn' | 'dueOn'> | undefined => {
  const told = around(directive, version)?.told.event;
  return told && { issuedOn: issuedOn ?? told.issuedOn, dueOn: dueOn ?? told.dueOn };
};

/** Versions, and the withdrawal after them, stay in order. */
const orderFault = ({ told, before, after }: Around, issuedOn: CalendarDate | undefined): RuleCode | undefined => {
  if (issuedOn === undefined || issuedOn === told.event.issuedOn) return undefined;
  const isEarly = before !== undefined && issuedOn < before;
  return isEarly || (after !== undefined && issuedOn > after) ? 'before-issue' : undefined;
};

const farFault = ({ told }: Around, wish: DirectiveWish, today: CalendarDate): RuleCode | undefined =>
  (['issuedOn', 'dueOn'] as const)
    .map((name) =>
      wish[name] === undefined || wish[name] === told.event[name] ? undefined : notTooFar(wish[name], today),
    )
    .find((code) => code !== undefined);

/** Tells what is right; answers keep the version that they were recorded for. */
export const amend = (
  directive: Issued,
  { version, title, reference, ...ofVersion }: DirectiveWish,
  { today, ...correcting }: Correcting & { readonly today: CalendarDate },
): Decision<DirectiveEvent> => {
  const told = around(directive, version);
  if (!told) return refuse('not-found');
  const issued = standing<DirectiveIssued>(directive, 'DirectiveIssued');
  const amended = amendmentsOf([
    { fact: issued, right: { title, reference } },
    { fact: told.told, right: ofVersion },
  ]);
  if (amended.length === 0) return [];
  const fault = orderFault(told, ofVersion.issuedOn) ?? farFault(told, ofVersion, today);
  return fault ? refuse(fault) : [{ type: 'DirectiveAmended', ...correcting, amended }];
};

/** Takes the withdrawal back. */
export const restore = (directive: Issued, correcting: Correcting): Decision<DirectiveEvent> =>
  undone(standing<DirectiveWithdrawn>(directive, 'DirectiveWithdrawn'), (facts) => ({
    type: 'DirectiveUndone',
    ...correcting,
    what: 'restore',
    undone: facts,
  }));

const hasAnswers = ({ answers }: Issued): boolean => {
  for (const standingAnswers of answers.values()) if (standingAnswers.length > 0) return true;
  return false;
};

export const voidDirective = (directive: Issued, correcting: Correcting): Decision<DirectiveEvent> =>
  voided(directive, hasAnswers(directive), { type: 'DirectiveVoided', ...correcting });
