import { Caller } from './caller.js';
import type { Cleaning } from './cleanup.js';
import type { ServerProcess } from './server-process.js';
import { SharedStores } from './shared-stores.js';
import { StaffedCity } from './staffed-city.js';
import { tokenOf } from './tokens.js';

/** A city on shared stores that one worker and two others serve, each a process of its own. */
export class SharedOffice {
  private constructor(
    readonly stores: SharedStores,
    readonly city: StaffedCity,
    readonly worker: ServerProcess,
    private readonly callers: readonly Caller[],
  ) {}

  static async open(t: Cleaning): Promise<SharedOffice> {
    const stores = await SharedStores.start(t);
    const city = await StaffedCity.found(t, [], stores.startingHere);
    await city.server.stop();
    const worker = await stores.process(t, city.data, ['--role', 'worker']);
    const apis = await Promise.all([0, 1].map(async () => stores.process(t, city.data, ['--role', 'api'])));
    const token = await tokenOf(city.data, 'local-admin');
    const callers = apis.map(({ url }) => new Caller(url, token));
    city.office.url = callers[0]?.url ?? '';
    return new SharedOffice(stores, city, worker, callers);
  }

  /** The office, as it asks one of the two. */
  get first(): Caller {
    return this.at(0);
  }

  /** The office, as it asks the other. */
  get second(): Caller {
    return this.at(1);
  }

  private at(index: number): Caller {
    const caller = this.callers[index];
    if (!caller) throw new Error('no such process');
    return caller;
  }
}
