import { Injectable } from '@nestjs/common';
import type { Kind } from '../../projections/registers/kind.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Part } from '../kernel/facts/envelope.js';

/** Every kind of thing that has a register; each is its capability's own. */
export class RegisterKinds {
  private readonly kinds: ReadonlyMap<RegisterKind, Kind<object>>;

  /** Throws where two are of one kind. */
  constructor(kinds: readonly Kind<object>[]) {
    this.kinds = new Map(kinds.map((one) => [one.kind, one]));
    if (this.kinds.size < kinds.length) throw new Error('a kind has two registers');
  }

  of(kind: RegisterKind): Kind<object> {
    const found = this.kinds.get(kind);
    if (!found) throw new Error(`${kind} has no register`);
    return found;
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
