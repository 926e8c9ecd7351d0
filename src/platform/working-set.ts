import { dayOf, type Day } from '../kernel/calendar-date.js';
import type { RecordedEvent } from '../kernel/event-store.js';
import type { JsonObject } from '../kernel/json.js';
import type { AnyProjection, CellSink, Documents } from '../kernel/projection.js';
import type { Cell, ViewCommit, ViewDocument, ViewName, ViewStore } from '../kernel/view-store.js';

/** Documents kept between batches at most, where the projection says nothing else: about 50 MB of people. */
const KEPT = 20_000;

/** A document as folded so far. */
type Slot = { readonly key: string; doc: JsonObject | undefined; changed: boolean; wantedAgain: boolean };

/**
 * The documents and cells of one batch in the making, over those kept from the batches before. One whose `prepare`,
 * `fold` or commit failed is not used any further.
 */
export class WorkingSet {
  private readonly slots = new Map<string, Slot>();
  private changed: Slot[] = [];
  private cells = new Map<string, Cell>();
  /** Of the events that were prepared and not folded yet. */
  private readonly keys = new Map<RecordedEvent, readonly string[]>();
  private recorded: Day = 0;

  private readonly documents: Documents<JsonObject> = {
    get: (key) => this.slots.get(key)?.doc,
    put: (key, doc) => this.change(key, doc),
    delete: (key) => this.change(key, undefined),
  };

  private readonly sink: CellSink = {
    add: ({ subject, category, unit, on }, n) => {
      const place = `${subject}|${category}|${unit}|${on}|${this.recorded}`;
      const known = this.cells.get(place)?.n ?? 0;
      this.cells.set(place, { subject, category, unit, on, recorded: this.recorded, n: known + n });
    },
  };

  private readonly capacity: number;

  constructor(
    private readonly projection: AnyProjection,
    private readonly store: ViewStore,
    private readonly view: ViewName,
  ) {
    this.capacity = projection.keeps ?? KEPT;
  }

  /** Loads what the events of a batch may touch, then what those documents lead to. */
  async prepare(events: readonly RecordedEvent[]): Promise<void> {
    const { links } = this.projection;
    for (const event of events) this.keys.set(event, this.projection.keys(event));
    await this.load(events.flatMap((event) => this.keysOf(event)));
    if (!links) return;
    const leading = events.filter(({ type }) => links.of.has(type)).flatMap((event) => this.keysOf(event));
    await this.load(
      leading.flatMap((key) => {
        const doc = this.slots.get(key)?.doc;
        return doc ? links.from(key, doc) : [];
      }),
    );
  }

  /** Of an event that was prepared. */
  fold(event: RecordedEvent): void {
    this.recorded = dayOf(event.meta.recordedOn);
    this.projection.fold(event, this.keysOf(event), this.documents, this.sink);
    this.keys.delete(event);
  }

  private keysOf(event: RecordedEvent): readonly string[] {
    return this.keys.get(event) ?? [];
  }

  /** What the batch adds up to. */
  outcome(): Pick<ViewCommit, 'puts' | 'deletes' | 'cells'> {
    const puts: ViewDocument[] = [];
    const deletes: string[] = [];
    for (const { key, doc } of this.changed) {
      if (doc === undefined) deletes.push(key);
      else puts.push({ key, doc, ...this.indexesOf(key, doc) });
    }
    return { puts, deletes, cells: [...this.cells.values()].filter(({ n }) => n !== 0) };
  }

  private indexesOf(key: string, doc: JsonObject): Pick<ViewDocument, 'indexes'> {
    const indexes = this.projection.indexes?.(key, doc);
    return indexes ? { indexes } : {};
  }

  /** The batch is handed over for good: what follows builds on its documents. */
  settle(): void {
    for (const slot of this.changed) slot.changed = false;
    this.changed = [];
    this.cells = new Map();
  }

  /** Lets go of documents not wanted lately. Only while no batch is being prepared, and none is on its way. */
  trim(): void {
    const looks = 2 * this.slots.size;
    let looked = 0;
    for (const [key, slot] of this.slots) {
      if (this.slots.size <= this.capacity || looked++ > looks) return;
      this.slots.delete(key);
      if (slot.wantedAgain || slot.changed) this.slots.set(key, slot);
      slot.wantedAgain = false;
    }
  }

  private change(key: string, doc: JsonObject | undefined): void {
    const slot = this.slots.get(key) ?? this.make(key);
    slot.doc = doc;
    if (slot.changed) return;
    slot.changed = true;
    this.changed.push(slot);
  }

  private make(key: string): Slot {
    const slot = { key, doc: undefined, changed: false, wantedAgain: false };
    this.slots.set(key, slot);
    return slot;
  }

  private async load(keys: readonly string[]): Promise<void> {
    const missing: Slot[] = [];
    for (const key of keys) {
      const known = this.slots.get(key);
      if (known) known.wantedAgain = true;
      else missing.push(this.make(key));
    }
    if (missing.length === 0) return;
    const names = missing.map(({ key }) => key);
    const loaded = await this.store.load(this.view, names);
    for (const slot of missing) slot.doc = loaded.get(slot.key);
  }
}
