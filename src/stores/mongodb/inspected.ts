import { randomUUID } from 'node:crypto';
import type { Document } from 'mongodb';
import { type Mongo, openMongo } from './client.js';
import type { MongoPlace } from './places.js';

/** Longer than it takes to find out that a server which takes connections says nothing. */
const ANSWER_MS = 2_500;

/** A database that is looked at: connected to when something is first asked of it. */
export class Inspected {
  private opened: Promise<Mongo> | undefined;

  constructor(readonly place: MongoPlace) {}

  /** Throws what keeps it from being opened. */
  async open(): Promise<Mongo> {
    this.opened ??= openMongo(this.place.url, { ...this.place, withinMs: ANSWER_MS });
    return this.opened;
  }

  /** How the server is, now. */
  async hello(): Promise<Document> {
    return (await this.open()).db.admin().command({ hello: 1 });
  }

  async close(): Promise<void> {
    const opened = await this.opened?.catch(() => undefined);
    await opened?.close();
  }
}

/** Of a document that is never kept. */
export const nobodys = (): string => `doctor-${randomUUID()}`;
