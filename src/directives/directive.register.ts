import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { unitsOn } from '../kernel/organisation/dated.js';
import type { DirectiveId, ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { DirectiveDocument } from './directive.events.js';
import type { Pair } from '../kernel/words/pair.js';
import { endingBy, factsBy, type Retargeting, retargetingsAt } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf, VOID } from '../../projections/registers/kind.js';
import { directiveDecider } from './directive.decider.js';

export const DIRECTIVE_STATUSES = ['current', 'withdrawn', VOID] as const;
export type DirectiveStatus = (typeof DIRECTIVE_STATUSES)[number];

export type DirectiveVersion = {
  readonly version: number;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly recordedOn: CalendarDate;
  readonly summary?: Sealed;
  readonly document?: DirectiveDocument;
};

export type DirectiveAt = {
  readonly id: DirectiveId;
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly reference: string;
  readonly reform?: ReformId;
  /** Of the version current on `asOf`, of the newest where none is; as the due date and document. */
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly document?: DirectiveDocument;
  /** Every version known, oldest first: those to be issued after `asOf` too. */
  readonly versions: readonly DirectiveVersion[];
  /** The version current on `asOf`; undefined before the first and from a withdrawal on. */
  readonly current: DirectiveVersion | undefined;
  /** The units targeted on `asOf`. */
  readonly units: readonly UnitId[];
  readonly retargeted: readonly Retargeting[];
  readonly status: DirectiveStatus;
  /** Its recorded end, which may lie ahead. */
  readonly withdrawnOn?: CalendarDate;
  readonly withdrawalReason?: Sealed;
};

const versionsBy = (record: RegisterRecord, knownOn: CalendarDate): DirectiveVersion[] =>
  factsBy(record, knownOn, 'DirectiveIssued', 'DirectiveRevised').map(({ recordedOn, event }) => {
    const { issuedOn, dueOn, document } = event;
    const base = { issuedOn, dueOn, recordedOn, ...(document ? { document } : {}) };
    if (event.type === 'DirectiveIssued') return { version: 1, ...base };
    return { version: event.version, ...base, summary: event.summary };
  });

type Dates = Pick<DirectiveAt, 'issuedOn' | 'dueOn' | 'document'>;

const datesOf = ({ issuedOn, dueOn, document }: Dates): Dates => ({
  issuedOn,
  dueOn,
  ...(document ? { document } : {}),
});

/** A directive at a pair of dates; undefined where it was not recorded by then. It exists for every `asOf`. */
const read = (record: RegisterRecord, pair: Pair): DirectiveAt | undefined => {
  const { asOf, knownOn } = pair;
  const [issued] = factsBy(record, knownOn, 'DirectiveIssued');
  if (!issued) return undefined;
  const { directive: id, programme, title, reference, reform, units, issuedOn: on } = issued.event;
  const versions = versionsBy(record, knownOn);
  const { ending: withdrawal, hasEnded } = endingBy(factsBy(record, knownOn, 'DirectiveWithdrawn'), asOf);
  const current = hasEnded ? undefined : versions.findLast((version) => version.issuedOn <= asOf);
  const retargeted = retargetingsAt(record, pair);
  return {
    id,
    programme,
    title,
    reference,
    ...(reform === undefined ? {} : { reform }),
    ...datesOf(current ?? versions.at(-1) ?? issued.event),
    versions,
    current,
    units: unitsOn([{ on, units }, ...retargeted], asOf),
    retargeted,
    status: hasEnded ? 'withdrawn' : 'current',
    ...(withdrawal ? { withdrawnOn: withdrawal.on, withdrawalReason: withdrawal.reason } : {}),
  };
};

const words: Words = (event) => {
  switch (event.type) {
    case 'DirectiveIssued':
      return { kind: 'written', on: event.issuedOn };
    case 'DirectiveRevised':
      return { kind: 'revise', on: event.issuedOn };
    case 'DirectiveTargeted':
      return { kind: 'target', on: event.on };
    case 'DirectiveWithdrawn':
      return { kind: 'withdraw', on: event.on };
    default:
      return undefined;
  }
};

export const directiveKind: Kind<DirectiveAt> = kindOf({ kind: 'directive', read, words, decider: directiveDecider });
