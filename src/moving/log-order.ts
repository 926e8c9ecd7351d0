import type { RecordedEvent, StreamName } from '../kernel/ports/event-store.js';
import { MOVING } from '../kernel/ports/log-moving.js';
import { BadExport } from './bad-export.js';
import type { Since } from './export-format.js';
import { IdSet } from './id-set.js';

/** Whether facts come as a log has them: positions ascend, each stream's revisions have no gap, no id comes twice. */
export class LogOrder {
  /** The last revision of each stream that was told of. */
  private readonly streams = new Map<StreamName, number>();
  private readonly ids = new IdSet();
  private position: string;

  constructor(private readonly since: Since | null) {
    this.position = since?.position ?? '';
  }

  take(line: number, { stream, revision, id, position }: RecordedEvent): void {
    if (stream === MOVING) throw new BadExport(line, 'a fact of the stream that no export holds');
    if (position <= this.position) throw new BadExport(line, 'a position that is not after the one before');
    this.position = position;
    this.takeRevision(line, stream, revision);
    if (!this.ids.add(`${stream} ${id}`)) throw new BadExport(line, 'an id that its stream has already');
  }

  private takeRevision(line: number, stream: StreamName, revision: number): void {
    const last = this.streams.get(stream) ?? (this.since ? revision - 1 : -1);
    if (revision !== last + 1) {
      throw new BadExport(line, `revision ${revision} of a stream whose next one is ${last + 1}`);
    }
    this.streams.set(stream, revision);
  }
}
