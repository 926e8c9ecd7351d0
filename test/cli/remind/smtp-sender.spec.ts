import { afterEach, describe, expect, it } from '@jest/globals';
import { type Delivery, SmtpSender } from '../../../src/cli/remind/smtp-sender.js';
import { mailIn, type MailServer } from '../../../src/platform/process/mail-server.js';
import { Cleanup } from '../../support/cleanup.js';
import { expectOf, must } from '../../support/expectation.js';
import { again, bareServer } from '../../support/mail/bare-server.js';
import { PostOffice, refusal } from '../../support/mail/post-office.js';

/** Longer than anything takes here, and for what says nothing. */
const [LONG_MS, SHORT_MS] = [10_000, 1_000];
const ANA = 'ana@sawahlunto.example';
const BUDI = 'budi@sawahlunto.example';

const serverAt = (url: string): MailServer => {
  const mail = mailIn({ flag: undefined, variable: url, from: undefined });
  must('server' in mail && mail.server);
  return mail.server;
};

const send = async (sender: SmtpSender, to: string): Promise<Delivery> =>
  sender.send({ to, subject: 'Yang menunggu Anda — hari ini', text: 'Jawaban: 2\n.\nSelesai\n', id: 'a.1' });

/** What is told of a delivery, which must not tell to whom. */
const told = async (sender: SmtpSender, to = ANA): Promise<string> => {
  const delivery = await send(sender, to);
  expect(JSON.stringify(delivery)).not.toContain('sawahlunto');
  return delivery.kind === 'sent' ? 'sent' : `${delivery.kind}: ${delivery.why}`;
};

describe('letters', () => {
  let cleanup = new Cleanup();
  afterEach(async () => {
    await cleanup.run();
    cleanup = new Cleanup();
  });

  const senderTo = (url: string, patienceMs = LONG_MS): SmtpSender => {
    const sender = new SmtpSender({ server: serverAt(url), from: 'penataan@localhost', patienceMs });
    cleanup.after(() => sender.close());
    return sender;
  };
  it('are handed over one after another, over one line', async () => {
    const office = await PostOffice.open(cleanup);
    const sender = senderTo(office.url);
    expect([await told(sender), await told(sender, BUDI)]).toStrictEqual(['sent', 'sent']);
    expect([office.lines, office.received.map(({ to }) => to)]).toStrictEqual([1, [ANA, BUDI]]);
    const [{ from, raw } = { from: '', raw: '' }] = office.received;
    expect(from).toBe('penataan@localhost');
    for (const header of [`To: ${ANA}`, 'Message-ID: <a.1@localhost>', 'Auto-Submitted: auto-generated'])
      expectOf(raw.includes(header), header).toBe(true);
    expect(raw).toContain('Jawaban: 2\r\n.\r\nSelesai');
  });

  it('that are refused hold up no others', async () => {
    const office = await PostOffice.open(cleanup, {
      onRcptTo: ({ address }, _, done) => done(address === ANA ? refusal(550, address) : null),
    });
    const sender = senderTo(office.url);
    expect(await told(sender)).toBe('not-sent: it said no (550)');
    expect(await told(sender, BUDI)).toBe('sent');
    expect(await told(sender)).toBe('not-sent: it said no (550)');
    expect(office.received.map(({ to }) => to)).toStrictEqual([BUDI]);
  });

  it('that are refused once they were read are not sent', async () => {
    const office = await PostOffice.open(cleanup, {
      onData: (stream, _, done) => stream.on('end', () => done(refusal(452, ANA))).resume(),
    });
    expect(await told(senderTo(office.url))).toBe('not-sent: it said no (452)');
  });

  it('are handed over on another line where a used one was closed, or is being closed', async () => {
    const office = await PostOffice.open(cleanup);
    const sender = senderTo(office.url);
    expect(await told(sender)).toBe('sent');
    office.drop();
    expect(await told(sender)).toBe('sent');
    expect([office.lines, office.received.length]).toStrictEqual([2, 2]);
    let letters = 0;
    const tired = await PostOffice.open(cleanup, {
      onMailFrom: (_, __, done) => done((letters += 1) === 2 ? refusal(421) : null),
    });
    const other = senderTo(tired.url);
    expect([await told(other), await told(other), tired.lines]).toStrictEqual(['sent', 'sent', 2]);
  });

  it('are not known to be taken where the line breaks, or nothing is said, after they were read', async () => {
    const breaks: PostOffice = await PostOffice.open(cleanup, {
      onData: (stream) => stream.on('end', () => breaks.drop()).resume(),
    });
    expect(await told(senderTo(breaks.url))).toMatch(/^unsure: the connection/);
    const hangs = await PostOffice.open(cleanup, { onData: (stream) => void stream.resume() });
    expect(await told(senderTo(hangs.url, SHORT_MS))).toBe('unsure: it did not answer in time');
  });

  it('are not sent where the line breaks, or nothing is said, before they were asked for', async () => {
    const breaks: PostOffice = await PostOffice.open(cleanup, { onRcptTo: () => breaks.drop() });
    expect(await told(senderTo(breaks.url))).toMatch(/^not-sent: the connection/);
    const hangs = await PostOffice.open(cleanup, { onRcptTo: () => undefined });
    expect(await told(senderTo(hangs.url, SHORT_MS))).toBe('not-sent: it did not answer in time');
  });

  it('cannot be handed over to a server that is not there, says nothing, or is none', async () => {
    const gone = await PostOffice.open(cleanup);
    const { url } = gone;
    await gone.close();
    expect(await told(senderTo(url))).toMatch(/^unreachable: the connection/);
    expect(await told(senderTo(await bareServer(cleanup, () => undefined), SHORT_MS))).toBe(
      'unreachable: it did not answer in time',
    );
    expect(await told(senderTo(await bareServer(cleanup, (socket) => socket.destroy())))).toMatch(
      /^unreachable: the connection/,
    );
    const none = await bareServer(cleanup, (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    expect(await told(senderTo(none))).toMatch(/^unreachable: it (?:does not speak SMTP|said no)/);
  });

  it('come to an end with a server that says a little now and then, for ever', async () => {
    const url = await bareServer(cleanup, (socket) => again(socket, SHORT_MS / 4, () => '2'));
    expect(await told(senderTo(url, SHORT_MS))).toBe('unreachable: it did not answer in time');
    let lines = 0;
    const endless = await bareServer(cleanup, (socket) => {
      socket.write('220 here\r\n');
      socket.once('data', () => again(socket, SHORT_MS / 4, () => `250-MORE${(lines += 1)}\r\n`));
    });
    expect(await told(senderTo(endless, SHORT_MS))).toBe('unreachable: it did not answer in time');
  });

  it('are handed over by whom the server knows', async () => {
    const office = await PostOffice.open(cleanup, {
      authOptional: false,
      onAuth: ({ username, password }, _, done) =>
        username === 'penataan' && password === 'rahasia:1/2' ? done(null, { user: 'penataan' }) : done(refusal(535)),
    });
    const at = (user: string): string => office.url.replace('//', `//${user}@`);
    expect(await told(senderTo(at('penataan:rahasia%3A1%2F2')))).toBe('sent');
    expect(await told(senderTo(at('penataan:salah')))).toBe('unreachable: it said no (535)');
    expect(await told(senderTo(office.url))).toBe('not-sent: it said no (530)');
  });
});

const said = (flag: string | undefined, variable?: string, from?: string): unknown => mailIn({ flag, variable, from });

describe('the URL of a mail server', () => {
  it('names host, port and who we are', () => {
    expect(serverAt('smtp://mail.example')).toStrictEqual({ host: 'mail.example', port: 587, secure: false });
    expect(serverAt('smtps://a@mail.example/')).toStrictEqual({
      host: 'mail.example',
      port: 465,
      secure: true,
      user: 'a',
    });
    expect(serverAt('smtp://[::1]:25').host).toBe('::1');
  });

  it('is no other, and holds no password where others can read it', () => {
    for (const url of [
      '',
      'mail.example',
      'http://mail.example',
      'smtp://',
      'smtp://a/b',
      'smtp://a?b=1',
      'smtp://a:99999',
    ])
      expectOf(said(undefined, url), url).toStrictEqual(['--smtp (PENATAAN_SMTP_URL)', expect.any(String)]);
    expect(said('smtp://a:b@c')).toStrictEqual(['--smtp', expect.any(String)]);
    expect(said('smtp://c', 'smtp://a:b@d')).toStrictEqual({ server: { host: 'c', port: 587, secure: false } });
    expect(said(undefined, undefined, 'not an address')).toStrictEqual([
      '--from (PENATAAN_SMTP_FROM)',
      expect.any(String),
    ]);
    expect(said(undefined, undefined, ANA)).toStrictEqual({ from: ANA });
  });
});
