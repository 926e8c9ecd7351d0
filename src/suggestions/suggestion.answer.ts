import { objectOf, titled } from '../platform/document/read-answers.js';
import { DATE, ID } from '../platform/document/schemas.js';
import { FREE_TEXT, listOf, oneOf } from '../registers/schemas.js';
import type { Realising } from './realised.queries.js';
import { linkIn, SUGGESTION_SOURCES, type SuggestionStep } from './suggestion.events.js';
import { SUGGESTION_STATUSES, type SuggestionAt, type SuggestionMove } from './suggestion.register.js';

/** Each step by the name of the request that takes it. */
const STEP_NAMES = {
  SuggestionConsidered: 'consider',
  SuggestionAdopted: 'adopt',
  SuggestionDeclined: 'decline',
  SuggestionReopened: 'reopen',
} as const satisfies Readonly<Record<SuggestionStep['type'], string>>;

const LINKS = {
  reform: { ...ID, description: 'the reform by which it is carried out' },
  directive: { ...ID, description: 'the directive by which it is carried out' },
  practice: { ...ID, description: 'the practice by which it is carried out' },
  course: { ...ID, description: 'the course by which it is carried out' },
} as const;

const LINK_NAMES = Object.keys(LINKS);

const ADDED = titled(
  'SuggestionAddition',
  objectOf({ on: DATE, recordedOn: DATE, note: FREE_TEXT, ...LINKS }, ['note', ...LINK_NAMES]),
);

const STEP = titled(
  'SuggestionStep',
  objectOf(
    {
      step: { ...oneOf(Object.values(STEP_NAMES)), description: 'which step, by the request that takes it' },
      on: DATE,
      recordedOn: DATE,
      note: FREE_TEXT,
      reason: FREE_TEXT,
      ...LINKS,
      added: { ...listOf(ADDED), description: 'adopt: by what it is carried out, as told later' },
    },
    ['note', 'reason', ...LINK_NAMES, 'added'],
  ),
);

const WHERE_PERMITTED = 'for the reform office, and for heads and agents in their units';

export const SUGGESTION = objectOf(
  {
    id: ID,
    programme: ID,
    unit: { ...ID, description: 'the id of the unit that it concerns, as named when it was received' },
    receivedOn: DATE,
    source: { ...oneOf(SUGGESTION_SOURCES), description: 'where it came from' },
    status: oneOf(SUGGESTION_STATUSES),
    realisedOn: {
      ...DATE,
      nullable: true,
      description:
        'since when it is adopted and what carries it out is completed (reform), issued (directive) or defined; null until then',
    },
    session: { ...ID, description: 'the id of the session in which it was made' },
    complaint: { ...ID, description: 'the id of the complaint in which it was found' },
    ...LINKS,
    text: { ...FREE_TEXT, description: `what is proposed: ${WHERE_PERMITTED}` },
    from: { ...FREE_TEXT, description: 'who made it: for the reform office alone' },
    steps: {
      ...listOf(STEP),
      description: 'the steps taken, in order: for those and for auditors, who are shown no text',
    },
  },
  ['session', 'complaint', ...LINK_NAMES, 'text', 'from', 'steps'],
);

/** How much of a suggestion is shown: figures, how it went as well, what was written, or who made it, too. */
export type SuggestionShowing = 'figures' | 'steps' | 'texts' | 'all';

/** What is known beside a suggestion when it is shown: what is void is as if never named. */
export type SuggestionShown = {
  readonly showing: SuggestionShowing;
  readonly realising: Realising;
  /** Of a session or a complaint by its id. */
  readonly isVoid: (id: string) => boolean;
};

type Shown = { readonly type: SuggestionMove['event']['type']; readonly on: string; readonly recordedOn: string };

/** What was told of a step beside its day, without texts where those are not shown. */
const detailsOf = ({ event }: SuggestionMove, { showing, realising }: SuggestionShown): object => {
  const link = linkIn(event);
  const texts = {
    ...('note' in event && event.note ? { note: event.note } : {}),
    ...('reason' in event ? { reason: event.reason } : {}),
  };
  return {
    ...(link && realising.counts(link) ? { [link.kind]: link.id } : {}),
    ...(showing === 'steps' ? {} : texts),
  };
};

const dated = ({ recordedOn, event: { type, on } }: SuggestionMove): Shown => ({ type, on, recordedOn });

type StepShown = { readonly step?: string; readonly added?: readonly object[] };

/** What was added to an adoption stands with it. */
const stepsOf = (moves: readonly SuggestionMove[], shown: SuggestionShown): readonly object[] => {
  const steps: StepShown[] = [];
  for (const move of moves) {
    const { type, ...days } = dated(move);
    const told = { ...days, ...detailsOf(move, shown) };
    if (type !== 'SuggestionLinked') {
      steps.push({ step: STEP_NAMES[type], ...told });
      continue;
    }
    const adoption = steps.pop() ?? {};
    steps.push({ ...adoption, added: [...(adoption.added ?? []), told] });
  }
  return steps;
};

const linksOf = ({ session, complaint, link }: SuggestionAt, { realising, isVoid }: SuggestionShown): object => ({
  ...(session !== undefined && !isVoid(session) ? { session } : {}),
  ...(complaint !== undefined && !isVoid(complaint) ? { complaint } : {}),
  ...(link && realising.counts(link) ? { [link.kind]: link.id } : {}),
});

/** A suggestion as it is answered: figures and links, and more only where that is permitted. */
export const suggestionShown = (suggestion: SuggestionAt, shown: SuggestionShown): object => {
  const { id, programme, unit, receivedOn, source, status, text, from, moves } = suggestion;
  const realisedOn = shown.realising.realisedOn(suggestion);
  const figures = { id, programme, unit, receivedOn, source, status, realisedOn, ...linksOf(suggestion, shown) };
  const { showing } = shown;
  if (showing === 'figures') return figures;
  const steps = stepsOf(moves, shown);
  if (showing === 'steps') return { ...figures, steps };
  return { ...figures, text, ...(showing === 'all' && from ? { from } : {}), steps };
};
