import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { expectOf } from '../../support/expectation.js';
import { PostOffice, refusal } from '../../support/mail/post-office.js';
import { describeOnFiles } from '../../support/on-files.js';
import { MARK, RemindDesk, summary } from './remind-desk.js';

/** Each test goes on from the one before. */
describeOnFiles('reminders that cannot be sent', () => {
  let desk: RemindDesk;
  beforeAll(async () => {
    desk = await RemindDesk.open();
  });
  afterAll(async () => desk.cleanup.run());

  it('are not sent again that day where it is not known whether they were taken', async () => {
    const drops: PostOffice = await PostOffice.open(desk.cleanup, {
      onData: (stream) => stream.on('end', () => drops.drop()).resume(),
    });
    const { code, stdout, stderr } = await desk.beside(['--smtp', drops.url]);
    expect([code, stdout]).toStrictEqual([1, summary(0, 1, 0, 2)]);
    expect(stderr).toContain('whether it was taken is not known');
    expect((await desk.reminded()).stdout).toBe(summary(0, 1, 2, 0));
  });

  it('are not begun where the mail server says nothing, or is not there', async () => {
    await desk.goOnTo('2026-03-03');
    const hangs = await PostOffice.open(desk.cleanup, { onConnect: () => undefined });
    const { url } = hangs;
    const silent = await desk.beside(['--smtp', url, '--timeout', '1']);
    expect([silent.code, silent.stdout]).toStrictEqual([1, summary(0, 1, 0, 2)]);
    expect(silent.stderr).toContain('it did not answer in time');
    await hangs.close();
    const gone = await desk.beside(['--smtp', url]);
    expect([gone.code, gone.stdout]).toStrictEqual([1, summary(0, 1, 0, 2)]);
  });

  it('are sent later that day, by whom the environment says', async () => {
    const knows = await PostOffice.open(desk.cleanup, {
      authOptional: false,
      onAuth: ({ password }, _, done) => done(password === 'rahasia' ? null : refusal(535), { user: 'penataan' }),
    });
    const env = { PENATAAN_SMTP_URL: knows.url.replace('//', '//penataan:rahasia@') };
    const { code, stdout } = await desk.beside(['--smtp'], env);
    expect([code, stdout, knows.received.length]).toStrictEqual([0, summary(2, 1, 0, 0), 2]);
    expect((await desk.beside([], env)).stdout).toBe(summary(0, 1, 2, 0));
  });

  it('say what is wrong with how they are asked for', async () => {
    const { office, city } = desk;
    const asked: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [[], /--smtp .* --print/],
      [['--smtp'], /--smtp .* --print/],
      [['--smtp', 'smtp://a:rahasia@b'], /^penataan: --smtp: no password/],
      [['--smtp', 'b'], /a URL such as/],
      [['--smtp', office.url, '--print'], /--print sends nothing/],
      [['--smtp', office.url, '--timeout', '0'], /--timeout/],
      [['--smtp', office.url, '--from', 'x'], /--from/],
      [['--print'], /a server runs on .* --url/],
    ];
    for (const [args, says] of asked) {
      const { code, stdout, stderr } = await desk.ran(args);
      expectOf([code, stdout], args.join(' ')).toStrictEqual([1, '']);
      expectOf(stderr, args.join(' ')).toMatch(says);
      expectOf(stderr.includes('rahasia'), args.join(' ')).toBe(false);
    }
    const { code, stdout } = await desk.ran(['--smtp', office.url, '--url', office.url.replace('smtp', 'http')]);
    expect([code, stdout]).toStrictEqual([1, summary(0, 0, 0, 3)]);
    expect(city.server.log()).not.toContain(MARK);
    for (const one of desk.said) expect(one.stdout + one.stderr).not.toContain(MARK);
  });
});
