import { chartAt, datedChanges, parentOf, type DatedChange } from '../chart.js';
import type { Change } from '../facts.js';
import { judgeChanges } from './chart-judge.js';
import { planned } from './checks.js';
import { text, textOr, textOrNull } from './fields.js';
import type { Already, Assessment, Case, Rule } from './verdict.js';

const assess = (asked: Case, on: string, changeOf: (newId: string) => Change, already: Already = 'no'): Assessment => {
  const { known, log, today } = asked;
  const dated: DatedChange = { on, seq: log.length, index: 0, change: changeOf('@wished') };
  const judged = judgeChanges(known, datedChanges(known), [dated]);
  return {
    faults: [...planned(on, today), ...judged.faults],
    maybe: judged.maybe,
    already,
    ...(judged.unclear === null ? {} : { unclear: judged.unclear }),
    record: (newId) => [{ type: 'unit-changed', on, change: changeOf(newId) }],
  };
};

const establish: Rule = (asked) => {
  const { body, today } = asked;
  return assess(asked, textOr(body, 'on', today), (unit) => ({
    change: 'establish',
    unit,
    code: text(body, 'code'),
    name: text(body, 'name'),
    kind: text(body, 'kind'),
    parent: textOrNull(body, 'parent'),
  }));
};

const rename: Rule = (asked) => {
  const { body, id, known, today } = asked;
  const on = textOr(body, 'on', today);
  const name = text(body, 'name');
  const same = chartAt(known, on).alive.get(id)?.name === name;
  return assess(asked, on, () => ({ change: 'rename', unit: id, name }), same ? 'maybe' : 'no');
};

const move: Rule = (asked) => {
  const { body, id, known, today } = asked;
  const on = textOr(body, 'on', today);
  const parent = text(body, 'parent');
  const chart = chartAt(known, on);
  const same = chart.alive.has(id) && parentOf(chart, id) === parent;
  return assess(asked, on, () => ({ change: 'move', unit: id, parent }), same ? 'maybe' : 'no');
};

const merge: Rule = (asked) =>
  assess(asked, textOr(asked.body, 'on', asked.today), () => ({
    change: 'merge',
    unit: asked.id,
    into: text(asked.body, 'into'),
  }));

const abolish: Rule = (asked) =>
  assess(asked, textOr(asked.body, 'on', asked.today), () => ({ change: 'abolish', unit: asked.id }));

export const unitRules: Readonly<Record<string, Rule>> = {
  units: establish,
  'units/rename': rename,
  'units/move': move,
  'units/merge': merge,
  'units/abolish': abolish,
};
