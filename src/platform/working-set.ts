import { dayOf } from '../kernel/calendar-date.js';
import type { RecordedEvent } from '../kernel/event-store.js';
import type { JsonObject } from '../kernel/json.js';
import type { AnyProjection, CellSink, Documents } from '../kernel/projection.js';
import type { Cell, ViewCommit, ViewDocument, ViewName, ViewStore } from '../kernel/view-store.js';

/** Documents kept between batches at most. */
const CAPACITY = 300_000;

type Change = { doc: JsonObject | undefined };

/** The documents and cells of one batch in the making, over those kept from the batches before. */
export class WorkingSet {
  private readonly kept = new Map<string, JsonObject | null>();
  private readonly changed = new Map<string, Change>();
  private readonly cells = new Map<string, Cell>();

  constructor(
    private readonly projection: AnyProjection,
    private readonly store: ViewStore,
    private readonly view: ViewName,
  ) {}

  /** Loads what the events of a batch may touch, then what those documents lead to. */
  async prepare(events: readonly RecordedEvent[]): Promise<void> {
    const { links } = this.projection;
    const first = new Set(events.flatMap((event) => this.projection.keys(event)));
    await this.load(first);
    if (!links) return;
    const further = new Set<string>();
    for (const event of events) {
      for (const key of this.projection.keys(event)) {
        const doc = this.kept.get(key);
        if (doc) for (const link of links(event, doc)) further.add(link);
      }
    }
    await this.load(further);
  }

  fold(event: RecordedEvent): void {
    const { changed, kept, cells } = this;
    const docs: Documents<JsonObject> = {
      get: (key) => {
        const change = changed.get(key);
        return change ? change.doc : (kept.get(key) ?? undefined);
      },
      put: (key, doc) => void changed.set(key, { doc }),
      delete: (key) => void changed.set(key, { doc: undefined }),
    };
    const recorded = dayOf(event.meta.recordedOn);
    const sink: CellSink = {
      add: (subject, category, unit, on, n) => {
        const place = `${subject}|${category}|${unit}|${on}|${recorded}`;
        const sum = (cells.get(place)?.n ?? 0) + n;
        cells.set(place, { subject, category, unit, on, recorded, n: sum });
      },
    };
    this.projection.fold(event, docs, sink);
  }

  /** What the batch adds up to. */
  outcome(): Pick<ViewCommit, 'puts' | 'deletes' | 'cells'> {
    const puts: ViewDocument[] = [];
    const deletes: string[] = [];
    const { indexes } = this.projection;
    for (const [key, { doc }] of this.changed) {
      if (doc === undefined) deletes.push(key);
      else puts.push(indexes ? { key, doc, indexes: indexes(key, doc) } : { key, doc });
    }
    return { puts, deletes, cells: [...this.cells.values()].filter(({ n }) => n !== 0) };
  }

  /** The batch is committed: its documents are the kept ones now. */
  settle(): void {
    for (const [key, { doc }] of this.changed) this.keep(key, doc ?? null);
    this.changed.clear();
    this.cells.clear();
    for (const key of this.kept.keys()) {
      if (this.kept.size <= CAPACITY) return;
      this.kept.delete(key);
    }
  }

  private async load(keys: ReadonlySet<string>): Promise<void> {
    const missing = [...keys].filter((key) => !this.kept.has(key));
    if (missing.length === 0) return;
    const loaded = await this.store.load(this.view, missing);
    for (const key of missing) this.keep(key, loaded.get(key) ?? null);
  }

  private keep(key: string, doc: JsonObject | null): void {
    this.kept.delete(key);
    this.kept.set(key, doc);
  }
}
