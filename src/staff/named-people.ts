import { Injectable } from '@nestjs/common';
import type { StaffRecord } from '../../projections/directory.view.js';
import type { StaffId } from '../kernel/words/ids.js';
import { Keys } from '../platform/ports/ports.js';
import { Directory } from './directory.queries.js';

/** `name` is the person's as it stands, null where it can be opened no more. */
export type NamedPerson = { readonly record: StaffRecord; readonly name: string | null };

/** People with their names, opened for one comparison alone. */
@Injectable()
export class NamedPeople {
  constructor(
    private readonly directory: Directory,
    private readonly keys: Keys,
  ) {}

  async catchUp(): Promise<void> {
    await this.directory.catchUp();
  }

  /** Those of some whom the directory knows by now. */
  async known(ids: readonly StaffId[]): Promise<ReadonlyMap<StaffId, NamedPerson>> {
    const people = await this.directory.peopleNow(ids);
    const named = [...people].flatMap(([id, { names }]) => names.slice(-1).map(({ sealed }) => ({ id, sealed })));
    const opened = named.length === 0 ? [] : await this.keys.open(named.map(({ sealed }) => sealed));
    const names = new Map(named.map(({ id }, index) => [id, opened[index] ?? null] as const));
    return new Map([...people].map(([id, record]) => [id, { record, name: names.get(id) ?? null }] as const));
  }
}
