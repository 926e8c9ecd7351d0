import type { DomainEvent } from '../facts/decider.js';
import type { RecordedEvent } from '../ports/event-store.js';
import { domainEvent } from '../facts/domain-event.js';
import type { JsonObject } from '../words/json.js';
import type { Cell, IndexValues } from '../ports/view-store.js';

/** A document in the batch being folded. Documents are replaced, never changed in place. */
export type Slot<Doc extends JsonObject> = {
  readonly key: string;
  readonly doc: Doc | undefined;
  put(doc: Doc): void;
  delete(): void;
};

/** Takes differences of timelines; those of one place add up. */
export type CellSink = {
  add(place: CellPlace, n: number): void;
};

export type CellPlace = Pick<Cell, 'subject' | 'category' | 'unit' | 'on'>;

/** Some types of event touch, beside their own keys, those that a document under these leads to. */
export type Links<Doc extends JsonObject> = {
  readonly of: ReadonlySet<string>;
  readonly from: (key: string, doc: Doc) => readonly string[];
};

/** What a fold works on. */
export type Batch<Doc extends JsonObject> = {
  /** Those that the event's `keys` name, in that order, loaded beforehand. */
  readonly slots: readonly Slot<Doc>[];
  /** One that a document of theirs leads to (`Links`). */
  linked(key: string): Slot<Doc> | undefined;
  readonly cells: CellSink;
};

/** What the projector runs: folds the log into documents and cells. Total, pure, and versioned by name. */
export type Projection<Doc extends JsonObject = JsonObject> = {
  readonly name: string;
  /** Raise it when the fold or the documents change: the view is built anew beside the old one. */
  readonly version: number;
  readonly handles: ReadonlySet<string>;
  /** How many documents are kept between batches; small ones may be many. */
  readonly keeps?: number;
  /** How many persons' facts an event holds: batches end by their sum. */
  readonly weight: (event: RecordedEvent) => number;
  /** The documents that an event touches. */
  readonly keys: (event: RecordedEvent) => readonly string[];
  readonly links?: Links<Doc>;
  readonly fold: (event: RecordedEvent, batch: Batch<Doc>) => void;
  readonly indexes?: (key: string, doc: Doc) => IndexValues;
};

/** A projection whatever its documents are; method parameters are bivariant, so documents stay its own business. */
export type AnyProjection = {
  readonly name: string;
  readonly version: number;
  readonly handles: ReadonlySet<string>;
  readonly keeps?: number;
  weight(event: RecordedEvent): number;
  keys(event: RecordedEvent): readonly string[];
  readonly links?: { readonly of: ReadonlySet<string>; from(key: string, doc: JsonObject): readonly string[] };
  fold(event: RecordedEvent, batch: Batch<JsonObject>): void;
  indexes?(key: string, doc: JsonObject): IndexValues;
};

/** Which event a view folds, and when and where it was recorded. */
export type Told = {
  readonly id: RecordedEvent['id'];
  readonly recordedOn: RecordedEvent['meta']['recordedOn'];
  readonly recordedAt: string;
  readonly position: RecordedEvent['position'];
  readonly revision: number;
  readonly actor: string;
};

/** A view: one document per key, by a total pure map from the events it declares; `undefined` deletes. */
export type View<Doc extends JsonObject, E extends DomainEvent> = {
  readonly name: string;
  readonly version: number;
  readonly keys: (event: E) => readonly string[];
  readonly on: { readonly [T in E['type']]: ViewStep<Doc, Extract<E, { type: T }>> };
  readonly indexes?: (doc: Doc) => IndexValues;
};

type ViewStep<Doc, E> = (doc: Doc | undefined, event: E, told: Told, key: string) => Doc | undefined;

const toldOf = ({ id, meta, position, revision }: RecordedEvent): Told => ({
  id,
  recordedOn: meta.recordedOn,
  recordedAt: meta.recordedAt,
  position,
  revision,
  actor: meta.actor,
});

/** A view as the projector runs it. */
export const projectionOf = <Doc extends JsonObject, E extends DomainEvent>(view: View<Doc, E>): Projection<Doc> => {
  const steps = new Map<string, ViewStep<Doc, E>>(Object.entries(view.on));
  const { indexes } = view;
  return {
    name: view.name,
    version: view.version,
    handles: new Set(steps.keys()),
    weight: (event) => view.keys(domainEvent<E>(event)).length,
    keys: (event) => view.keys(domainEvent<E>(event)),
    fold: (recorded, { slots }) => {
      const event = domainEvent<E>(recorded);
      const told = toldOf(recorded);
      for (const slot of slots) {
        const next = steps.get(recorded.type)?.(slot.doc, event, told, slot.key);
        if (next === undefined) slot.delete();
        else slot.put(next);
      }
    },
    ...(indexes ? { indexes: (_: string, doc: Doc) => indexes(doc) } : {}),
  };
};
