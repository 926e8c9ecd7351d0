import { readSettings } from '../config.js';
import type { Subject } from '../kernel/words/ids.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { isLocal, type Settings } from '../platform/process/settings.js';
import { DataDirectoryInUse } from '../stores/open-stores.js';
import { StoryClient } from '../story/story-client.js';
import { CommandFault } from './command-fault.js';
import { digestText } from './remind/digest-text.js';
import { type Recipient, withRecipients } from './remind/recipients.js';
import { Reminding, type Reminded } from './remind/reminding.js';
import { SmtpSender } from './remind/smtp-sender.js';
import { SubjectDesk } from './remind/subject-desk.js';
import { requestLog } from './request-log.js';
import { stopSignal } from './stop-signal.js';
import { tokenMaker } from './token.js';

export type RemindFlags = {
  /** True where the environment alone says it. */
  readonly smtp?: string | true;
  readonly print?: true;
  readonly from?: string;
  readonly url?: string;
  readonly timeout: string;
  readonly data?: string;
  readonly namespace?: string;
};

const LONGEST_S = 300;

const patienceOf = (timeout: string): number => {
  const seconds = /^\d{1,3}$/.test(timeout) ? Number(timeout) : 0;
  if (seconds > 0 && seconds <= LONGEST_S) return seconds * 1_000;
  throw new CommandFault(`--timeout: seconds, from 1 to ${LONGEST_S}`);
};

const senderOf = ({ mail: { server, from } }: Settings, patienceMs: number): SmtpSender => {
  if (!server) throw new CommandFault('--smtp (PENATAAN_SMTP_URL) URL sends the reminders, --print shows them');
  const named = /[a-z]/i.test(server.host) && !server.host.includes(':') ? server.host : 'localhost';
  return new SmtpSender({ server, from: from ?? `penataan@${named}`, patienceMs });
};

/** One in this process, on a directory that no other server works on. */
const ownServer = async (settings: Settings): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const { startServer } = await import('../main.js');
  const role = isLocal(settings.servers) ? 'all' : 'api';
  try {
    return await startServer({ ...settings, host: '127.0.0.1', port: 0, role }, requestLog(settings));
  } catch (fault) {
    if (!(fault instanceof DataDirectoryInUse)) throw fault;
    throw new CommandFault(`a server runs on ${settings.dataDir}: name it, such as --url http://127.0.0.1:3000`);
  }
};

/** Work that asks the server of a city: the one named, or one for the meantime. */
const withServer = async <T>(
  settings: Settings,
  url: string | undefined,
  work: (desk: SubjectDesk) => Promise<T>,
): Promise<T> => {
  const deskAt = async (at: string): Promise<SubjectDesk> =>
    new SubjectDesk(new StoryClient(at, await tokenMaker(settings, '1h')));
  if (url !== undefined) return work(await deskAt(url));
  const server = await ownServer(settings);
  try {
    return await work(await deskAt(server.url));
  } finally {
    await server.close();
  }
};

/** A subject may be called by an address: such a one is named by the id that their address was answered with. */
const nameOf = (subject: Subject): string => (subject.includes('@') ? derivedId('address', subject) : subject);

/** Shows each digest, and records and sends nothing. */
const print = async (recipients: readonly Recipient[], desk: SubjectDesk): Promise<void> => {
  for (const { subject, language } of recipients) {
    const waits = await desk.waits(subject);
    const { subject: about, text } = digestText(waits, language);
    const shown = waits.length === 0 ? '(-)\n' : `${about}\n\n${text}`;
    process.stdout.write(`# ${nameOf(subject)} (${language})\n${shown}\n`);
  }
};

/** Who is not reminded is told by subject, and never by address. */
const tell = ({ sent, nothing, already, notSent }: Reminded): void => {
  process.stdout.write(
    `sent: ${sent}\nnothing waits: ${nothing}\nreminded today before: ${already}\nnot sent: ${notSent.length}\n`,
  );
  for (const { subject, why } of notSent) process.stderr.write(`not sent to ${nameOf(subject)}: ${why}\n`);
  if (notSent.length > 0) process.exitCode = 1;
};

/** Reminds everybody who told an address of what waits for them, once a day at most; exit code 1 where one was not sent. */
export const remind = async ({ smtp, print: prints, url, timeout, ...said }: RemindFlags): Promise<void> => {
  const signal = stopSignal();
  const settings = readSettings({ ...said, ...(typeof smtp === 'string' ? { smtp } : {}) });
  if (prints && smtp !== undefined) throw new CommandFault('--print sends nothing: leave --smtp out');
  const sender = prints ? undefined : senderOf(settings, patienceOf(timeout));
  await withRecipients(settings, async ({ recipients, open }) => {
    if (recipients.length === 0) return void process.stdout.write('nobody has told an address\n');
    return withServer(settings, url, async (desk) => {
      if (!sender) return print(recipients, desk);
      const reminded = await new Reminding({ desk, open, sender, signal }).remind(recipients);
      sender.close();
      return tell(reminded);
    });
  });
};
