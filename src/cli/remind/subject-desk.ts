import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../kernel/words/json.js';
import type { Subject } from '../../kernel/words/ids.js';
import { jsonBody, type StoryAnswer, type StoryClient, type StoryRequest } from '../../story/story-client.js';
import type { WaitingRow } from '../../worklist/waiting.js';
import { CommandFault } from '../command-fault.js';
import { type Waits, waitsOf } from './digest-text.js';

const OK = 200;
const UNAUTHENTICATED = 401;
const FORBIDDEN = 403;

const PAGE = '/v1/worklist?limit=200';
const DIGEST = '/v1/me/digest';

const rowsIn = ({ body }: StoryAnswer): readonly WaitingRow[] => body.items as unknown as readonly WaitingRow[];

const textIn = (body: JsonObject, name: string): string => {
  const value: Json | undefined = body[name];
  return typeof value === 'string' ? value : '';
};

/** Asks a server in each subject's own name: what waits for them, and whether they are reminded today. */
export class SubjectDesk {
  /** The same request of this run is the same to the server, should its answer be lost. */
  private readonly run = randomUUID();

  constructor(private readonly client: StoryClient) {}

  /** Nothing for whom nothing waits, and for whose grants have ended. */
  async waits(as: Subject): Promise<readonly Waits[]> {
    const rows: WaitingRow[] = [];
    let cursor = '';
    do {
      const answer = await this.ask({ as, method: 'GET', path: `${PAGE}${cursor}` });
      if (answer.status === FORBIDDEN) return [];
      rows.push(...rowsIn(answer));
      const next = textIn(answer.body, 'next');
      cursor = next === '' ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    return waitsOf(rows);
  }

  /** What names the digest; undefined where today's was begun before. */
  async begin(as: Subject): Promise<string | undefined> {
    const { body } = await this.mark(as, 'begun');
    return body.changed === true ? `${textIn(body, 'id')}.${textIn(body, 'position')}` : undefined;
  }

  /** It was certainly not sent. */
  async release(as: Subject): Promise<void> {
    await this.mark(as, 'released');
  }

  private async mark(as: Subject, state: string): Promise<StoryAnswer> {
    return this.ask({ as, method: 'POST', path: DIGEST, body: jsonBody({ state }), key: `${this.run}-${state}` });
  }

  private async ask(request: StoryRequest): Promise<StoryAnswer> {
    const answer = await this.client.send(request);
    const { status, code = '' } = answer;
    if (status === OK || (status === FORBIDDEN && request.method === 'GET')) return answer;
    if (status === UNAUTHENTICATED) throw new CommandFault('--url: the server of --data, which this one is not');
    throw new CommandFault(`the server answers ${request.path}: ${status} ${code}`);
  }
}
