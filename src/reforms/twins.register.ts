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

const said = (event: FactOf): string => {
  switch (event.type) {
    case 'ReformPutOff':
      return event.effectiveOn;
    case 'ReformAmended':
      return JSON.stringify(event.amended);
    case 'ReformUndone':
      return JSON.stringify(event.undone);
    default:
      return '';
  }
};

/** Whether a fact of the reform tells what the chart was told by another request, which died before it told the reform. */
const tellsAgain = (chart: FactOf, own: FactOf): boolean =>
  isChartFact(chart) && asReforms(chart).type === own.type && said(asReforms(chart)) === said(own);

/** Where a fact is told again by another request, the row of the first. */
const firstOf = (rows: ReadonlyMap<string, RegisterFact>, { event }: RegisterFact): string | undefined =>
  isChartFact(event) ? undefined : [...rows].findLast(([, row]) => tellsAgain(row.event, event))?.[0];

/** What the chart was told first counts; corrections name the reform's own fact. */
const toldFirst = (first: RegisterFact, second: RegisterFact): RegisterFact => {
  const told: object = isChartFact(first.event) ? asReforms(first.event) : first.event;
  return { ...first, id: second.id, event: { ...second.event, ...told } };
};

/** The facts of a reform, each once: what one request told the chart and the reform is one fact, whichever was first. */
export const withoutTwins = (facts: readonly RegisterFact[]): readonly RegisterFact[] => {
  const rows = new Map<string, RegisterFact>();
  for (const fact of facts) {
    const key = fact.begun ?? fact.id;
    const twin = rows.get(key);
    const again = twin ? undefined : firstOf(rows, fact);
    const first = again === undefined ? undefined : rows.get(again);
    if (again !== undefined && first) rows.set(again, toldFirst(first, fact));
    else rows.set(key, twin ? merged(twin, fact) : fact);
  }
  return [...rows.values()].map((fact) => (isChartFact(fact.event) ? { ...fact, event: asReforms(fact.event) } : fact));
};
