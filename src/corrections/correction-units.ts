import { Injectable } from '@nestjs/common';
import type { CorrectionRecord } from '../../projections/corrections.view.js';
import type { StaffRecord } from '../../projections/directory.view.js';
import { assignedOn, knownBy } from '../kernel/organisation/career.js';
import { asId, type StaffId } from '../kernel/words/ids.js';
import { Directory } from '../staff/directory.queries.js';

/** The unit that a fact which was taken back named; of one that named none, and of a name, where the person was. */
const unitOf = (record: StaffRecord, { fact, recordedOn }: CorrectionRecord): string | null => {
  const gone = record.undone?.find(({ id }) => id === fact);
  return gone?.unit ?? assignedOn(knownBy(record, recordedOn), recordedOn) ?? null;
};

/** The units that corrections of people concern. */
@Injectable()
export class CorrectionUnits {
  constructor(private readonly directory: Directory) {}

  async named<R extends CorrectionRecord>(found: readonly R[]): Promise<readonly R[]> {
    const staff = found.flatMap(({ of, thing }) => (of === 'staff' ? [asId<StaffId>(thing)] : []));
    if (staff.length === 0) return found;
    const people = await this.directory.peopleNow(staff);
    return found.map((row) => {
      const record = row.of === 'staff' ? people.get(asId<StaffId>(row.thing)) : undefined;
      return record ? { ...row, unit: unitOf(record, row) } : row;
    });
  }
}
