import type { Subject } from '../../kernel/words/ids.js';
import { StoryFault } from '../../story/story.js';
import { CommandFault } from '../command-fault.js';
import { digestText, type Waits } from './digest-text.js';
import type { OpenAddress, Recipient } from './recipients.js';
import type { Delivery, SmtpSender } from './smtp-sender.js';
import type { SubjectDesk } from './subject-desk.js';

/** Who was not sent a digest, and why. */
export type NotSent = { readonly subject: Subject; readonly why: string };

export type Reminded = {
  readonly sent: number;
  /** Of whom nothing waits, or no address can be read any more. */
  readonly nothing: number;
  /** Today's was begun before. */
  readonly already: number;
  readonly notSent: readonly NotSent[];
};

type Outcome = 'sent' | 'nothing' | 'already' | { readonly why: string; readonly unreachable: boolean };

type Parts = {
  readonly desk: SubjectDesk;
  readonly open: OpenAddress;
  readonly sender: Pick<SmtpSender, 'send'>;
  readonly signal: AbortSignal;
};

/** So many in a row for whom a server cannot be reached, and nobody else is tried. */
const ENOUGH = 3;

const UNSURE = 'whether it was taken is not known, so that it is not sent again today';

const whyOf = (delivery: Exclude<Delivery, { kind: 'sent' }>): string =>
  delivery.kind === 'unsure' ? `${delivery.why}: ${UNSURE}` : delivery.why;

/** Sends each their digest, none of them twice a day; whoever comes after one that fails is sent theirs. */
export class Reminding {
  private unreachable = 0;

  constructor(private readonly parts: Parts) {}

  async remind(recipients: readonly Recipient[]): Promise<Reminded> {
    const told = { sent: 0, nothing: 0, already: 0 };
    const notSent: NotSent[] = [];
    for (const recipient of recipients) {
      const outcome = this.leaves() ?? (await this.tried(recipient));
      if (typeof outcome === 'string') told[outcome] += 1;
      else notSent.push({ subject: recipient.subject, why: outcome.why });
      this.unreachable = typeof outcome === 'object' && outcome.unreachable ? this.unreachable + 1 : 0;
    }
    return { ...told, notSent };
  }

  /** Why nobody else is tried; undefined where somebody is. */
  private leaves(): Outcome | undefined {
    if (this.parts.signal.aborted) return { why: 'it was stopped before', unreachable: false };
    const isEnough = this.unreachable >= ENOUGH;
    return isEnough ? { why: 'not tried, as what is needed cannot be reached', unreachable: true } : undefined;
  }

  /** Should the city's own server fail, the others are still tried. */
  private async tried(recipient: Recipient): Promise<Outcome> {
    try {
      return await this.one(recipient);
    } catch (fault) {
      if (!(fault instanceof CommandFault || fault instanceof StoryFault)) throw fault;
      return { why: fault.message, unreachable: true };
    }
  }

  private async one(recipient: Recipient): Promise<Outcome> {
    const { desk, open } = this.parts;
    const waits = await desk.waits(recipient.subject);
    const to = waits.length === 0 ? undefined : await open(recipient);
    return to === undefined ? 'nothing' : this.send(recipient, { to, waits });
  }

  /** It is begun before it is sent: a crash in between sends nothing that day, and never twice. */
  private async send(
    { subject, language }: Recipient,
    { to, waits }: { readonly to: string; readonly waits: readonly Waits[] },
  ): Promise<Outcome> {
    const { desk, sender } = this.parts;
    const id = await desk.begin(subject);
    if (id === undefined) return 'already';
    const delivery = await sender.send({ to, id, ...digestText(waits, language) });
    if (delivery.kind === 'sent') return 'sent';
    if (delivery.kind !== 'unsure') await desk.release(subject);
    return { why: whyOf(delivery), unreachable: delivery.kind === 'unreachable' };
  }
}
