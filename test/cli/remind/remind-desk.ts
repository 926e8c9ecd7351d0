import { Cleanup } from '../../support/cleanup.js';
import { SmallCity, SUBJECTS } from '../../support/http/small-city.js';
import { PostOffice } from '../../support/mail/post-office.js';
import type { Ended } from '../../support/running-server.js';
import { runCli } from '../../support/server-process.js';

export const HEAD = SUBJECTS['unit-head'];
export const OFFICE = SUBJECTS['reform-office'];
export const AUDITOR = SUBJECTS.auditor;

/** Stands in every address, and in nothing else. */
export const MARK = 'zqxsandi';

export const ADDRESSES = {
  [HEAD]: `kepala.${MARK}@sawahlunto.example`,
  [OFFICE]: `office.${MARK}@sawahlunto.example`,
  [AUDITOR]: `auditor.${MARK}@sawahlunto.example`,
};

/** What is said when it is done: how many were sent, had nothing that waits, were reminded before, were not sent. */
export const summary = (...[sent, nothing, already, notSent]: readonly number[]): string =>
  `sent: ${sent}\nnothing waits: ${nothing}\nreminded today before: ${already}\nnot sent: ${notSent}\n`;

type Refuses = (to: string) => Error | undefined;

/** A city in which three have told an address, and a mail server. */
export class RemindDesk {
  /** Everything that the command said. */
  readonly said: Ended[] = [];
  /** Whether the mail server takes a letter. */
  refuses: Refuses | undefined;

  private constructor(
    readonly cleanup: Cleanup,
    readonly city: SmallCity,
    public office: PostOffice,
  ) {}

  static async open(): Promise<RemindDesk> {
    const cleanup = new Cleanup();
    const city = await SmallCity.open();
    cleanup.after(async () => city.close());
    const office: PostOffice = await PostOffice.open(cleanup, {
      onRcptTo: ({ address }, _, done) => done(desk.refuses?.(address)),
    });
    const desk = new RemindDesk(cleanup, city, office);
    for (const [as, address] of Object.entries(ADDRESSES)) {
      const language = as === OFFICE ? { language: 'en' } : {};
      await city.server.write('/v1/me/address', { address, ...language }, { as });
    }
    return desk;
  }

  /** The command, beside the server of the city. */
  async beside(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.ran(['--url', this.city.server.url, ...args], env);
  }

  async ran(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const ended = await runCli(['remind', '--data', this.city.server.data, ...args], env);
    this.said.push(ended);
    return ended;
  }

  async reminded(...args: readonly string[]): Promise<Ended> {
    return this.beside(['--smtp', this.office.url, ...args]);
  }

  async goOnTo(day: string): Promise<void> {
    await this.city.server.ask('/local/clock', { method: 'PUT', body: { now: `${day}T02:00:00Z` } });
  }

  /** How many digests were begun by all that is recorded. */
  async begun(): Promise<number> {
    const { json } = await this.city.server.ask('/v1/events?type=DigestBegun&limit=200', { as: AUDITOR });
    return (json.items as unknown[]).length;
  }
}
