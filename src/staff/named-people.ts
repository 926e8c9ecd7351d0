import { Injectable } from '@nestjs/common';
import type { StaffRecord } from '../../projections/directory.view.js';
import { LAST_DAY } from '../kernel/words/calendar-date.js';
import type { StaffId } from '../kernel/words/ids.js';
import { Directory } from './directory.queries.js';
import { StaffNames } from './staff-names.queries.js';

/** `name` is the person's as it stands, null where it can be opened no more. */
export type NamedPerson = { readonly record: StaffRecord; readonly name: string | null };

/** People with their names, opened for one comparison alone. */
@Injectable()
export class NamedPeople {
  constructor(
    private readonly directory: Directory,
    private readonly names: StaffNames,
  ) {}

  async catchUp(): Promise<void> {
    await this.directory.catchUp();
  }

  /** Those of some whom the directory knows by now. */
  async known(ids: readonly StaffId[]): Promise<ReadonlyMap<StaffId, NamedPerson>> {
    const people = await this.directory.peopleNow(ids);
    const names = await this.names.knownOn([...people.values()], LAST_DAY);
    return new Map([...people].map(([id, record], index) => [id, { record, name: names[index] ?? null }] as const));
  }
}
