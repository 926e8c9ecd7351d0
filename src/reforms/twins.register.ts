import type { FactOf, RegisterFact } from '../../projections/registers.view.js';
import { unreachable } from '../kernel/words/unreachable.js';
import { asId, type ProgrammeId } from '../kernel/words/ids.js';
import type { RestructureEvent } from '../units/chart.events.js';

/** Nobody reads it off such a fact: the record has the programme. */
const NO_PROGRAMME = asId<ProgrammeId>('');

type ChartFact = Extract<FactOf, { type: RestructureEvent['type'] }>;

/** What the chart recorded of a reform, as the reform records it. */
const asReforms = (event: ChartFact): FactOf => {
  switch (event.type) {
    case 'RestructureEnacted': {
      const { changes: _, ...told } = event;
      return { ...told, type: 'ReformDecreed' };
    }
    case 'RestructurePutOff':
      return { ...event, type: 'ReformPutOff', programme: NO_PROGRAMME };
    case 'RestructureRevoked':
      return { ...event, type: 'ReformCancelled', programme: NO_PROGRAMME };
    case 'RestructureCorrected': {
      const { reform, programme, told } = event;
      return 'what' in told
        ? { type: 'ReformUndone', reform, programme, ...told }
        : { type: 'ReformAmended', reform, programme, ...told };
    }
    default:
      return unreachable(event);
  }
};

const isChartFact = (event: FactOf): event is ChartFact => event.type.startsWith('Restructure');

/** The first of two that tell the same keeps its place and day; what the reform itself recorded is read, by its own id. */
const merged = (first: RegisterFact, second: RegisterFact): RegisterFact => {
  const own = isChartFact(first.event) ? second : first;
  return { ...first, id: own.id, event: own.event };
};

/** The facts of a reform, each once: what one request told the chart and the reform is one fact, whichever was first. */
export const withoutTwins = (facts: readonly RegisterFact[]): readonly RegisterFact[] => {
  const rows = new Map<string, RegisterFact>();
  for (const fact of facts) {
    const key = fact.begun ?? fact.id;
    const first = rows.get(key);
    rows.set(key, first ? merged(first, fact) : fact);
  }
  return [...rows.values()].map((fact) => (isChartFact(fact.event) ? { ...fact, event: asReforms(fact.event) } : fact));
};
