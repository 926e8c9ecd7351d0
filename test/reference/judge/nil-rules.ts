import { factsOf, voidedBy } from '../facts.js';
import { openIssues } from '../issues.js';
import { isTakenBack, nilReportsOf } from '../quiet.js';
import { adding, covered, existing, seen, within } from './checks.js';
import { text, textOr } from './fields.js';
import { RANK, when, type Rule } from './verdict.js';

/** A statement that no resistance is known in a unit (capabilities.md, 12). */
const report: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const unit = text(body, 'unit');
  const on = textOr(body, 'on', today);
  const same = nilReportsOf(known, id).find((one) => one.unit === unit && one.on === on);
  return {
    faults: [
      ...adding(known, id),
      // Whether this is a matter of the day, of the unit or of what stands is left open.
      ...when(openIssues(known, id, unit, on).length > 0, 'issue-open', RANK.state, RANK.chart),
      ...seen(on, today),
      ...covered(asked, id, [unit]),
      ...existing(known, unit, on),
    ],
    already: same ? 'yes' : 'no',
    ...(same ? { existing: same.report } : {}),
    record: (newId) => [{ type: 'quiet', report: newId, programme: id, unit, on }],
  };
};

const retract: Rule = ({ log, known, id, today }) => {
  const found = factsOf(known, 'quiet').find((one) => one.report === id);
  if (!found) return { faults: [], unclear: 'not a nil report', record: () => [] };
  return {
    faults: [
      ...when(voidedBy(log, today).has(found.programme), 'void', RANK.void),
      ...within(known, found.programme, found.on),
    ],
    already: isTakenBack(known, id) ? 'yes' : 'no',
    record: () => [{ type: 'unquiet', report: id }],
  };
};

export const nilRules: Readonly<Record<string, Rule>> = {
  'programmes/nil-reports': report,
  'nil-reports/retract': retract,
};
