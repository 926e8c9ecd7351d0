import { refusedText } from './expectation.js';
import { LOCAL_ADMIN } from './known-things.js';
import { StoryFault } from './story.js';
import { jsonBody, type StoryClient } from './story-client.js';

const cannotMove = (at: string): string =>
  [
    `The clock of this server cannot be moved: start it with --now, at or before ${at}, to play this story.`,
    `Jam server ini tidak dapat digeser: jalankan dengan --now, pada atau sebelum ${at}.`,
  ].join('\n');

/** Moves a server's clock forwards, as a story goes on. A clock that is ahead of the story stays where it is. */
export class ClockHand {
  private at: string | undefined;
  private told = false;

  constructor(
    private readonly client: StoryClient,
    private readonly onAhead?: (at: string) => void,
  ) {}

  /** The latest moment that the server is known to have reached. */
  now(): string {
    return this.at ?? new Date().toISOString();
  }

  async moveTo(at: string): Promise<void> {
    if (this.at !== undefined && Date.parse(at) <= Date.parse(this.at)) return;
    const body = jsonBody({ now: new Date(at).toISOString() });
    const answer = await this.client.send({ as: LOCAL_ADMIN, method: 'PUT', path: '/local/clock', body });
    if (answer.status === 404) throw new StoryFault(cannotMove(at));
    if (answer.code === 'clock-backwards') this.isAhead(at);
    else if (answer.status >= 300) throw new StoryFault(refusedText(`PUT /local/clock as ${LOCAL_ADMIN}`, answer));
    this.at = at;
  }

  private isAhead(at: string): void {
    if (!this.told) this.onAhead?.(at);
    this.told = true;
  }
}
