import type { JsonObject } from '../words/json.js';
import type { DomainEvent } from './decider.js';
import type { Amendment, Fact } from './telling.js';

/** What is told of a fact: a field that is undefined is left as it is, null takes one away. */
export type Wish = {
  readonly fact: Fact<DomainEvent> | undefined;
  readonly right: Readonly<Record<string, unknown>>;
  /** Names of fields whose lists say another thing in another order. */
  readonly inOrder?: readonly string[];
};

/** Lists say the same in any order: they are sets of ids. */
const said = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((one) => JSON.stringify(one)).toSorted() : (value ?? null));

const amendment = ({ fact, right, inOrder = [] }: Wish): Amendment[] => {
  if (!fact) return [];
  const known = fact.event as DomainEvent & Readonly<Record<string, unknown>>;
  const fresh = Object.entries(right).filter(([name, value]) => {
    if (inOrder.includes(name)) return value !== undefined && JSON.stringify(value) !== JSON.stringify(known[name]);
    return value !== undefined && said(value) !== said(known[name]);
  });
  return fresh.length === 0 ? [] : [{ fact: fact.id, right: Object.fromEntries(fresh) as JsonObject }];
};

/** What is told otherwise than it stands, each fact once; nothing where all is so already. */
export const amendmentsOf = (wishes: readonly Wish[]): readonly Amendment[] => {
  const byFact = new Map<Amendment['fact'], Amendment>();
  for (const { fact, right } of wishes.flatMap(amendment))
    byFact.set(fact, { fact, right: { ...byFact.get(fact)?.right, ...right } });
  return [...byFact.values()];
};
