import type { DomainEvent } from './decider.js';
import type { RecordedEvent } from './event-store.js';
import { domainEvent } from './handle.js';
import type { JsonObject } from './json.js';
import type { Cell, IndexValues } from './view-store.js';

/** The documents an event may touch, loaded beforehand. Documents are replaced, never changed in place. */
export type Documents<Doc extends JsonObject> = {
  get(key: string): Doc | undefined;
  put(key: string, doc: Doc): void;
  delete(key: string): void;
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
  /** Made once for each event, and given to `fold`: of a thousand persons they are long to make. */
  readonly keys: (event: RecordedEvent) => readonly string[];
  readonly links?: Links<Doc>;
  readonly fold: (event: RecordedEvent, keys: readonly string[], docs: Documents<Doc>, cells: CellSink) => void;
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
  fold(event: RecordedEvent, keys: readonly string[], docs: Documents<JsonObject>, cells: CellSink): void;
  indexes?(key: string, doc: JsonObject): IndexValues;
};

/** When and where the event that a view folds was recorded. */
export type Told = {
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

const toldOf = ({ meta, position, revision }: RecordedEvent): Told => ({
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
    fold: (recorded, keys, docs) => {
      const event = domainEvent<E>(recorded);
      const told = toldOf(recorded);
      for (const key of keys) {
        const next = steps.get(recorded.type)?.(docs.get(key), event, told, key);
        if (next === undefined) docs.delete(key);
        else docs.put(key, next);
      }
    },
    ...(indexes ? { indexes: (_: string, doc: Doc) => indexes(doc) } : {}),
  };
};
