import type { Collection } from 'mongodb';
import type { Leases } from '../../kernel/ports/leases.js';
import { type Mongo, openMongo } from './client.js';
import { asking } from './faults.js';
import { insertMissing } from './mongo-inserts.js';

export type MongoLeasesOptions = {
  readonly url: string;
  readonly database: string;
  /** A name of this process alone. */
  readonly process: string;
};

export type OpenLeases = Leases & { close(): Promise<void> };

type LeaseDocument = { readonly _id: string; readonly owner: string; readonly until: Date };
type PresenceDocument = { readonly _id: string; readonly until: Date };

/** Nobody's: an owner is never named so. */
const NOBODY = '';
const LONG_AGO = new Date(0);

/** By the server's clock: those of the processes are never compared. */
const IS_OVER = { $lte: ['$until', '$$NOW'] };
const untilIn = (ms: number) => ({ $add: ['$$NOW', ms] });

/** Opens the leases in a database, for one process. */
export const openMongoLeases = async ({ url, database, process }: MongoLeasesOptions): Promise<OpenLeases> => {
  const mongo = await openMongo(url, { database });
  return new MongoLeases(mongo, process);
};

class MongoLeases implements OpenLeases {
  private readonly leases: Collection<LeaseDocument>;
  private readonly processes: Collection<PresenceDocument>;

  constructor(
    private readonly mongo: Mongo,
    private readonly me: string,
  ) {
    this.leases = mongo.db.collection('leases');
    this.processes = mongo.db.collection('processes');
  }

  async hold(name: string, ms: number): Promise<boolean> {
    return asking(async () => (await this.took(name, ms)) || ((await this.isNew(name)) && this.took(name, ms)));
  }

  async held(name: string): Promise<boolean> {
    const found = { _id: name, $expr: { $not: [IS_OVER] } };
    return asking(async () => (await this.leases.findOne(found, { projection: { _id: 1 } })) !== null);
  }

  async release(name: string): Promise<void> {
    const nobodys = { $set: { owner: NOBODY, until: LONG_AGO } };
    await asking(async () => this.leases.updateOne({ _id: name, owner: this.me }, nobodys));
  }

  async present(ms: number): Promise<number> {
    return asking(async () => {
      await this.processes.updateOne({ _id: this.me }, [{ $set: { until: untilIn(ms) } }], { upsert: true });
      await this.processes.deleteMany({ $expr: IS_OVER });
      return this.processes.countDocuments({});
    });
  }

  async close(): Promise<void> {
    await this.mongo.close();
  }

  private async took(name: string, ms: number): Promise<boolean> {
    const isMine = { $eq: ['$owner', this.me] };
    const held = await this.leases.findOneAndUpdate(
      { _id: name, $expr: { $or: [isMine, IS_OVER] } },
      [{ $set: { owner: this.me, until: untilIn(ms) } }],
      { projection: { _id: 1 } },
    );
    return held !== null;
  }

  /** A lease that nobody ever took has no document yet, and one cannot be made on such a condition. */
  private async isNew(name: string): Promise<boolean> {
    const free = { _id: name, owner: NOBODY, until: LONG_AGO };
    return (await insertMissing(this.leases, [free])).length === 0;
  }
}
