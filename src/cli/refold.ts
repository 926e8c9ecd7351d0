import { type EventStore, type Position, type RecordedEvent, START } from '../kernel/ports/event-store.js';
import type { AnyProjection } from '../kernel/views/projection.js';
import type { ViewName, ViewStore } from '../kernel/ports/view-store.js';
import { type LogPlace, placeAt } from '../platform/following/view-place.js';
import { WorkingSet } from '../platform/following/working-set.js';
import { CommandFault } from './command-fault.js';

const PAGE = 1_000;
/** Persons' facts of one commit. */
const SLICE = 5_000;

export type RefoldParts = {
  readonly events: EventStore;
  readonly views: ViewStore;
  readonly projection: AnyProjection;
  /** Where the documents and cells go. */
  readonly view: ViewName;
};

/** Folds the log into a view from the beginning, up to any position and then further. */
export class Refold {
  private read: Position = START;
  private last: LogPlace = { position: START };
  private readonly set: WorkingSet;

  private constructor(
    private readonly parts: RefoldParts,
    private readonly epoch: number,
  ) {
    this.set = new WorkingSet(parts.projection, parts.views, parts.view);
  }

  static async start(parts: RefoldParts): Promise<Refold> {
    const { epoch } = await parts.views.open(parts.view);
    return new Refold(parts, epoch);
  }

  /** Takes every event up to `target`; `told` hears of each page. */
  async upTo(target: Position, told: (read: Position) => void = () => undefined): Promise<void> {
    while (this.read < target) {
      const page = await this.parts.events.readAll(this.read, PAGE);
      const due = page.filter(({ position }) => position <= target);
      await this.take(due);
      const last = due.at(-1);
      if (last) this.last = placeAt(last);
      this.read = last && due.length === page.length ? last.position : target;
      told(this.read);
    }
    await this.commit({ ...this.last, position: target });
  }

  private async take(events: readonly RecordedEvent[]): Promise<void> {
    const { projection } = this.parts;
    const concerned = events.filter(({ type }) => projection.handles.has(type));
    let slice: RecordedEvent[] = [];
    let weight = 0;
    for (const event of concerned) {
      slice.push(event);
      weight += projection.weight(event);
      if (weight < SLICE && event !== concerned.at(-1)) continue;
      await this.fold(slice);
      await this.commit(placeAt(event));
      [slice, weight] = [[], 0];
    }
  }

  private async fold(events: readonly RecordedEvent[]): Promise<void> {
    await this.set.prepare(events);
    for (const event of events) this.foldOne(event);
  }

  private foldOne(event: RecordedEvent): void {
    try {
      this.set.fold(event);
    } catch (cause) {
      const { name } = this.parts.projection;
      throw new CommandFault(`${name} cannot take the event at ${event.position} (${event.type})`, { cause });
    }
  }

  private async commit(at: LogPlace): Promise<void> {
    const { views, view } = this.parts;
    const committed = await views.commit(view, { ...this.set.outcome(), ...at, epoch: this.epoch });
    if (committed.kind === 'old-epoch') throw new CommandFault(`another process builds ${view}`);
    this.set.settle();
    this.set.trim();
  }
}
