import type { Position } from '../../kernel/ports/event-store.js';
import type { Table } from './table.js';

/** The answer to a read: JSON, and as a table where it is one. */
export class Read {
  constructor(
    readonly body: object,
    readonly position: Position,
    readonly table?: () => Table,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}
