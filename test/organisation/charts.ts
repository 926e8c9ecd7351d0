import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { ChartChange } from '../../src/kernel/organisation/chart-change.js';
import { Chart } from '../../src/kernel/organisation/chart.js';
import { asId, type UnitId } from '../../src/kernel/words/ids.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;
export const unit = (code: string): UnitId => asId<UnitId>(`unit ${code}`);

/** Units in short: `A` is the root, `B<A` a section below it, `B<A=Name` with a name of its own. */
export const chartOf = (...units: readonly string[]): Chart => {
  const chart = new Chart();
  units.forEach((short, index) => {
    const [place = '', name = 'Unit'] = short.split('=');
    const [code = '', parent] = place.split('<');
    const change: ChartChange = {
      change: 'establish',
      unit: unit(code),
      code,
      name,
      kind: parent === undefined ? 'city' : 'section',
      parent: parent === undefined ? null : unit(parent),
    };
    chart.apply({ on: day('2017-01-01'), revision: index, index: 0, change });
  });
  return chart;
};
