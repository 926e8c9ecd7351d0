import { Query } from '@nestjs/cqrs';
import type { Caller } from '../callers/caller.js';
import type { Read } from '../reading/read.js';

/**
 * A whole request to read: what is asked for, and by whom. One line a query:
 * `class ReadDirective extends DomainQuery<PairQuery & { readonly id: DirectiveId }> {}`.
 */
export abstract class DomainQuery<A, R = Read> extends Query<R> {
  constructor(
    readonly asked: A,
    readonly caller: Caller,
  ) {
    super();
  }
}

/** As `DomainQuery`, asked by nobody in particular. */
export abstract class NamelessQuery<A, R> extends Query<R> {
  constructor(readonly asked: A) {
    super();
  }
}
