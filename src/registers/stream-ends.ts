import { Injectable } from '@nestjs/common';
import type { Kind } from '../../projections/registers/kind.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Part } from '../kernel/facts/envelope.js';

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
  async of(kind: RegisterKind, id: string): Promise<Part> {
    return this.kinds.of(kind).end(this.handler, id);
  }

  /** True where there is such a thing, as of all that is recorded. */
  async has(kind: RegisterKind, id: string): Promise<boolean> {
    return (await this.of(kind, id)).revision >= 0;
  }
}
