import { Injectable } from '@nestjs/common';
import { LAST_DAY } from '../kernel/words/calendar-date.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { Registers } from '../registers/registers.js';
import { RegisterKinds } from '../registers/stream-ends.js';

const EVER = { asOf: LAST_DAY, knownOn: LAST_DAY };

/** What a programme holds, by all that is recorded: every write answered before is known. */
@Injectable()
export class ProgrammeContents {
  constructor(
    private readonly registers: Registers,
    private readonly kinds: RegisterKinds,
  ) {}

  /** True where all that was ever in a programme is void. */
  async isEmpty(programme: ProgrammeId): Promise<boolean> {
    await this.registers.catchUp();
    for await (const record of this.registers.of(programme)) {
      if (record.kind !== 'programme' && this.kinds.of(record.kind).counted(record, EVER)) return false;
    }
    return true;
  }
}
