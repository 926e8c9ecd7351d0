import { isMailbox } from '../../kernel/words/mailbox.js';

/** A server that takes mail. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is begun where the server can. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
};

/** By which server reminders are sent, and from which address. */
export type Mail = { readonly server?: MailServer; readonly from?: string };

/** Where mail is submitted, and where it is with TLS from the first byte. */
const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

const unbracketed = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

const credentialsOf = ({ username, password }: URL): Pick<MailServer, 'user' | 'password'> => ({
  ...(username === '' ? {} : { user: decodeURIComponent(username) }),
  ...(password === '' ? {} : { password: decodeURIComponent(password) }),
});

/** A URL of a host and no more: mail servers have no paths. */
const isOfHost = ({ hostname, search, hash, pathname }: URL): boolean =>
  hostname !== '' && search === '' && hash === '' && ['', '/'].includes(pathname);

/** What a URL names, such as `smtp://user:password@host:587`; undefined where it is none of a mail server. */
const mailServerIn = (text: string): MailServer | undefined => {
  try {
    const url = new URL(text);
    const port = PORTS[url.protocol];
    if (port === undefined || !isOfHost(url)) return undefined;
    const host = unbracketed(url.hostname);
    return { host, port: Number(url.port || port), secure: url.protocol === 'smtps:', ...credentialsOf(url) };
  } catch {
    return undefined;
  }
};

/** What was said by a flag, and by the environment alone. */
type Said = {
  readonly flag: string | undefined;
  readonly variable: string | undefined;
  readonly from: string | undefined;
};

/** The name of a setting that is wrong, and what it may be. */
type Wrong = [name: string, maybe: string];

const wrongServer = ({ flag, variable = flag }: Said, server: MailServer | undefined): Wrong | undefined => {
  if (!server) {
    const maybe = 'a URL such as smtp://host:587 or smtps://user@host';
    return variable === undefined ? undefined : ['--smtp (PENATAAN_SMTP_URL)', maybe];
  }
  if (flag === undefined || server.password === undefined) return undefined;
  return ['--smtp', 'no password, which others on this machine can read; PENATAAN_SMTP_URL may hold one'];
};

/** By whom and from where mail is sent; or what is wrong with what was said. */
export const mailIn = (said: Said): Mail | Wrong => {
  const { flag, variable, from } = said;
  const server = mailServerIn(flag ?? variable ?? '');
  const wrong = wrongServer(said, server);
  if (wrong) return wrong;
  if (from !== undefined && !isMailbox(from)) return ['--from (PENATAAN_SMTP_FROM)', 'a mail address'];
  return { ...(server ? { server } : {}), ...(from === undefined ? {} : { from }) };
};
