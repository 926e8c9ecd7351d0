import { Injectable } from '@nestjs/common';
import type { End, Kind } from '../../projections/registers/kind.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import { Handler } from '../kernel/facts/handle.js';

/** Every kind of thing that has a register; each is its capability's own. */
export class RegisterKinds {
  constructor(private readonly kinds: Readonly<Record<RegisterKind, Kind<object>>>) {}

  of(kind: RegisterKind): Kind<object> {
    return this.kinds[kind];
  }
}

/** The ends of streams of things that have a register. */
@Injectable()
export class StreamEnds {
  constructor(
    private readonly handler: Handler,
    readonly kinds: RegisterKinds,
  ) {}

  /** The last event of a thing: revision -1 where there is none. */
  async of(kind: RegisterKind, id: string): Promise<End> {
    return this.kinds.of(kind).end(this.handler, id);
  }

  /** True where there is such a thing, as of all that is recorded; a void one is nowhere. */
  async has(kind: RegisterKind, id: string): Promise<boolean> {
    const { revision, isVoid } = await this.of(kind, id);
    return revision >= 0 && !isVoid;
  }

  /** As `has`, of something that belongs to a programme. */
  async hasIn(programme: string, kind: RegisterKind, id: string): Promise<boolean> {
    const end = await this.of(kind, id);
    return end.revision >= 0 && !end.isVoid && end.programme === programme;
  }
}
