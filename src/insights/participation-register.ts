import { type RegisterRecord, registerKey } from '../../projections/registers.view.js';
import { dayOf } from '../kernel/words/calendar-date.js';
import type { Pair } from '../kernel/words/pair.js';
import { guestsBy, sessionKind } from '../socialisation/session.register.js';
import { Realising } from '../suggestions/realised.queries.js';
import { type SuggestionAt, suggestionKind } from '../suggestions/suggestion.register.js';
import type { Forum, Suggested } from './participation.js';
import type { Book } from './programme-registers.js';

const forumIn = (record: RegisterRecord, pair: Pair): Forum | undefined => {
  const session = sessionKind.counted(record, pair);
  if (session?.method !== 'forum' || session.status !== 'held') return undefined;
  return { units: session.units, guests: guestsBy(record, pair.knownOn) };
};

const answerOf = ({ status }: SuggestionAt): Suggested['answer'] =>
  status === 'adopted' || status === 'declined' ? status : 'waiting';

const suggestedIn = (record: RegisterRecord, pair: Pair, realising: Realising): Suggested | undefined => {
  const suggestion = suggestionKind.counted(record, pair);
  if (!suggestion) return undefined;
  const { unit, receivedOn, answeredOn } = suggestion;
  return {
    unit,
    answer: answerOf(suggestion),
    isRealised: realising.realisedOn(suggestion) !== null,
    days: answeredOn && dayOf(answeredOn) - dayOf(receivedOn),
  };
};

/** Who was heard in a programme by a pair of dates. */
export const heardIn = (
  { records }: Pick<Book, 'records'>,
  pair: Pair,
): { readonly forums: Forum[]; readonly suggestions: Suggested[] } => {
  const byKey = new Map(records.map((record) => [registerKey(record.kind, record.id), record]));
  const realising = new Realising(({ kind, id }) => byKey.get(registerKey(kind, id)), pair);
  const of = (kind: RegisterRecord['kind']): RegisterRecord[] => records.filter((record) => record.kind === kind);
  return {
    forums: of('session').flatMap((record) => forumIn(record, pair) ?? []),
    suggestions: of('suggestion').flatMap((record) => suggestedIn(record, pair, realising) ?? []),
  };
};
