import type { Cleaning } from '../cleanup.js';
import { command, initiate, primaryOf } from './administration.js';
import { MongodProcess } from './mongod-process.js';

const MEMBERS = 3;
const STEPPING_DOWN_MS = 30_000;
const ARGS = ['--replSet', 'rs0', '--wiredTigerCacheSizeGB', '0.25'];

/** A replica set of three in a test: one of them may be lost. */
export class MongodSet {
  private constructor(private readonly members: readonly MongodProcess[]) {}

  /** Resolves once one of them is the primary; all are gone after the test. */
  static async start(t: Cleaning): Promise<MongodSet> {
    const starting = Array.from({ length: MEMBERS }, () => MongodProcess.start(t, ARGS));
    const members = await Promise.all(starting);
    await initiate(members.map(({ host }) => host));
    return new MongodSet(members);
  }

  get url(): string {
    return `mongodb://${this.hosts.join(',')}/?replicaSet=rs0`;
  }

  /** Whoever is the primary now, or becomes it. */
  async primary(): Promise<MongodProcess> {
    const host = await primaryOf(this.hosts);
    const found = this.members.find((member) => member.host === host);
    if (!found) throw new Error('the primary is none of the members');
    return found;
  }

  /** Another one becomes the primary: asked again where no other has come as far yet. */
  async stepDown(): Promise<void> {
    const until = performance.now() + STEPPING_DOWN_MS;
    while (!(await this.hasSteppedDown())) {
      if (performance.now() > until) throw new Error('the primary does not step down');
    }
  }

  private async hasSteppedDown(): Promise<boolean> {
    const { host } = await this.primary();
    return command(host, { replSetStepDown: 3, secondaryCatchUpPeriodSecs: 2 }).then(
      () => true,
      () => false,
    );
  }

  private get hosts(): readonly string[] {
    return this.members.map(({ host }) => host);
  }
}
