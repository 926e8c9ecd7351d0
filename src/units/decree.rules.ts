import type { Decision } from '../kernel/facts/decider.js';
import { type ChartEntry, nowOf } from '../kernel/organisation/chart-entries.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ReformId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { ChartState } from './chart.decider.js';
import type {
  ChartEvent,
  RestructureCorrected,
  RestructureEnacted,
  RestructurePutOff,
  RestructureRevoked,
} from './chart.events.js';

/** Why the chart does not take it. */
type Refused = RuleCode | undefined;

const orRefuse = (refused: Refused, event: ChartEvent): Decision<ChartEvent> => (refused ? refuse(refused) : [event]);

/** The newest decree of a reform on the chart, wherever it stands there now. */
const decreeOf = ({ decrees, entries }: ChartState, reform: ReformId): ChartEntry | undefined =>
  entries[decrees.get(reform) ?? -1];

/** The day from which its changes are on the chart; undefined where they are not on it. */
const dayOf = (decree: ChartEntry | undefined): CalendarDate | undefined => decree && nowOf(decree).on;

const isAnnulled = ({ known }: ChartEntry): boolean => known.some(({ by }) => by?.kind === 'annul');

/** A decree that was annulled may be made anew. */
export const enact = (chart: ChartState, event: RestructureEnacted, refused: Refused): Decision<ChartEvent> => {
  const decree = decreeOf(chart, event.reform);
  return decree && !isAnnulled(decree) ? [] : orRefuse(refused, event);
};

export const putOff = (chart: ChartState, event: RestructurePutOff, refused: Refused): Decision<ChartEvent> =>
  dayOf(decreeOf(chart, event.reform)) === event.effectiveOn ? [] : orRefuse(refused, event);

export const revoke = (chart: ChartState, event: RestructureRevoked, refused: Refused): Decision<ChartEvent> =>
  dayOf(decreeOf(chart, event.reform)) === undefined ? [] : orRefuse(refused, event);

export const correct = (chart: ChartState, event: RestructureCorrected, refused: Refused): Decision<ChartEvent> => {
  const decree = decreeOf(chart, event.reform);
  const annuls = 'what' in event.told && event.told.what === 'annul';
  const isSo = decree === undefined || (dayOf(decree) === event.effectiveOn && annuls === isAnnulled(decree));
  return isSo ? [] : orRefuse(refused, event);
};
