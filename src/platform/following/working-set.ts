import { dayOf, type Day } from '../../kernel/words/calendar-date.js';
import type { RecordedEvent } from '../../kernel/ports/event-store.js';
import type { JsonObject } from '../../kernel/words/json.js';
import type { AnyProjection, CellSink, Slot } from '../../kernel/views/projection.js';
import type { Cell, ViewCommit, ViewDocument, ViewName, ViewStore } from '../../kernel/ports/view-store.js';

/** Documents kept between batches at most, where the projection says nothing else: about 50 MB of people. */
const KEPT = 20_000;
/** As many once the log was caught up with: what comes then touches few, and whatever is kept is walked by the garbage collector. */
const KEPT_LIVE = 1_000;

/** A document as folded so far. */
class Kept implements Slot<JsonObject> {
  doc: JsonObject | undefined = undefined;
  changed = false;
  wantedAgain = false;

  constructor(
    readonly key: string,
    private readonly onChange: (slot: Kept) => void,
  ) {}

  put(doc: JsonObject | undefined): void {
    this.doc = doc;
    if (this.changed) return;
    this.changed = true;
    this.onChange(this);
  }

  delete(): void {
    this.put(undefined);
  }
}

/**
 * The documents and cells of one batch in the making, over those kept from the batches before. One whose `prepare`,
 * `fold` or commit failed is not used any further.
 */
export class WorkingSet {
  private readonly slots = new Map<string, Kept>();
  private changed: Kept[] = [];
  private cells = new Map<string, Cell>();
  /** Of the events that were prepared and not folded yet. */
  private readonly prepared = new Map<RecordedEvent, readonly Kept[]>();
  private recorded: Day = 0;

  private readonly sink: CellSink = {
    add: ({ subject, category, unit, on }, n) => {
      const place = `${subject}|${category}|${unit}|${on}|${this.recorded}`;
      const known = this.cells.get(place)?.n ?? 0;
      this.cells.set(place, { subject, category, unit, on, recorded: this.recorded, n: known + n });
    },
  };

  private readonly onChange = (slot: Kept): void => void this.changed.push(slot);

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
    const missing: Kept[] = [];
    for (const event of events) this.prepared.set(event, this.wanted(this.projection.keys(event), missing));
    await this.load(missing);
    await this.load(this.linkedFrom(events));
  }

  /** Of an event that was prepared. */
  fold(event: RecordedEvent): void {
    this.recorded = dayOf(event.meta.recordedOn);
    const slots = this.prepared.get(event) ?? [];
    this.projection.fold(event, { slots, linked: (key) => this.slots.get(key), cells: this.sink });
    this.prepared.delete(event);
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
    this.trimTo(this.capacity);
  }

  /** As `trim`, once the log was caught up with and nothing is on its way to the store. */
  rest(): void {
    this.trimTo(Math.min(this.capacity, KEPT_LIVE));
  }

  private trimTo(capacity: number): void {
    const looks = 2 * this.slots.size;
    let looked = 0;
    for (const [key, slot] of this.slots) {
      if (this.slots.size <= capacity || looked++ > looks) return;
      this.slots.delete(key);
      if (slot.wantedAgain || slot.changed) this.slots.set(key, slot);
      slot.wantedAgain = false;
    }
  }

  /** The slots of some keys; those that were not kept are made and added to `missing`. */
  private wanted(keys: readonly string[], missing: Kept[]): Kept[] {
    return keys.map((key) => {
      const known = this.slots.get(key);
      if (known) {
        known.wantedAgain = true;
        return known;
      }
      const slot = new Kept(key, this.onChange);
      this.slots.set(key, slot);
      missing.push(slot);
      return slot;
    });
  }

  /** What is missing of that which the documents of some events lead to. */
  private linkedFrom(events: readonly RecordedEvent[]): Kept[] {
    const { links } = this.projection;
    const missing: Kept[] = [];
    if (!links) return missing;
    const leading = events.filter(({ type }) => links.of.has(type)).flatMap((event) => this.prepared.get(event) ?? []);
    for (const { key, doc } of leading) if (doc) this.wanted(links.from(key, doc), missing);
    return missing;
  }

  private async load(missing: readonly Kept[]): Promise<void> {
    if (missing.length === 0) return;
    const loaded = await this.store.load(
      this.view,
      missing.map(({ key }) => key),
    );
    for (const slot of missing) slot.doc = loaded.get(slot.key);
  }
}
