import { type Answer, Caller, type Sent, textOf } from '../caller.js';
import { Cleanup } from '../cleanup.js';
import { dataDirectory } from '../data-directory.js';
import { here, type ServerHere } from '../server-here.js';
import { HOUR_S, tokenKeyOf, tokenOf } from '../tokens.js';

export type Asked = Sent & {
  /** Whose token it carries; null for none. */
  readonly as?: string | null;
  readonly token?: string;
};

const OFFICE = 'local-admin';

/** A server in this process, on a directory of its own, asked by anybody. */
export class CityServer {
  /** What the servers logged that ended. */
  private logged = '';

  private constructor(
    readonly data: string,
    private readonly cleanup: Cleanup,
    private readonly now: string,
    private running: ServerHere,
  ) {}

  /** Its clock starts at an instant and runs. */
  static async open(now: string): Promise<CityServer> {
    const cleanup = new Cleanup();
    const data = await dataDirectory(cleanup);
    return new CityServer(data, cleanup, now, await here(cleanup, data, ['--now', now]));
  }

  get url(): string {
    return this.running.url;
  }

  async close(): Promise<void> {
    await this.cleanup.run();
  }

  async stop(): Promise<void> {
    this.logged += (await this.running.stop()).stderr;
  }

  async restart(): Promise<void> {
    const { json } = await this.ask('/health/ready', { as: null });
    await this.stop();
    const later = new Date(Date.parse(this.now) + HOUR_S * 1_000).toISOString();
    this.running = await here(this.cleanup, this.data, ['--now', later]);
    if (!('position' in json)) throw new Error('it was not ready');
  }

  /** Everything logged so far. */
  log(): string {
    return this.logged + this.running.log();
  }

  async key(): Promise<Uint8Array> {
    return tokenKeyOf(this.data);
  }

  async token(subject: string, ttlSeconds = HOUR_S): Promise<string> {
    return tokenOf(this.data, subject, ttlSeconds);
  }

  async ask(path: string, { as = OFFICE, token, ...sent }: Asked = {}): Promise<Answer> {
    const carried = token ?? (as === null ? undefined : await this.token(as));
    return new Caller(this.url, carried).ask(path, sent);
  }

  /** As `ask`, of a write that is accepted. */
  async write(path: string, body: unknown, asked: Asked = {}): Promise<Answer> {
    const answer = await this.ask(path, { ...asked, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  /** The id of what a write creates. */
  async create(path: string, body: unknown, asked: Asked = {}): Promise<string> {
    return textOf(await this.write(path, body, asked), 'id');
  }

  /** As `ask`, of a read that holds everything recorded so far. */
  async read(path: string, asked: Asked = {}): Promise<Answer> {
    return this.ask(await this.anyone().now(path), asked);
  }

  /** The position of the log's last event. */
  async head(): Promise<string> {
    return this.anyone().head();
  }

  private anyone(): Caller {
    return new Caller(this.url, undefined);
  }
}
