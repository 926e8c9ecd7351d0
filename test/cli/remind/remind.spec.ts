import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Cleanup } from '../../support/cleanup.js';
import { expectOf } from '../../support/expectation.js';
import { SmallCity } from '../../support/http/small-city.js';
import { keptOf } from '../../support/kept.js';
import { PostOffice, refusal } from '../../support/mail/post-office.js';
import { describeOnFiles } from '../../support/on-files.js';
import { runCli } from '../../support/server-process.js';
import { ADDRESSES, AUDITOR, HEAD, MARK, OFFICE, RemindDesk, summary } from './remind-desk.js';

/** Each test goes on from the one before. */
describeOnFiles('reminders', () => {
  let desk: RemindDesk;
  beforeAll(async () => {
    desk = await RemindDesk.open();
  });
  afterAll(async () => desk.cleanup.run());

  it('are shown, and nothing is sent or recorded', async () => {
    const { code, stdout, stderr } = await desk.beside(['--print']);
    expect([code, stderr]).toStrictEqual([0, '']);
    expect(stdout).toContain(`# ${HEAD} (id)\nPenataan: yang menunggu Anda\n\nYang menunggu Anda hari ini:\n`);
    expect(stdout).toContain('- Jawaban atas edaran, lewat batas: 2 (terlama 31 hari)\n');
    expect(stdout).toContain(`# ${OFFICE} (en)\nPenataan: what waits for you\n`);
    expect(stdout).toContain('- Answers to directives, overdue: 4 (the longest for 31 days)\n');
    expect(stdout).toContain(`# ${AUDITOR} (id)\n(-)\n`);
    expect([desk.office.received, await desk.begun()]).toStrictEqual([[], 0]);
  });

  it('are sent to all others where one is refused, which is told without an address', async () => {
    desk.refuses = (to) => (to === ADDRESSES[HEAD] ? refusal(550, to) : undefined);
    const { code, stdout, stderr } = await desk.reminded();
    expect([code, stdout]).toStrictEqual([1, summary(1, 1, 0, 1)]);
    expect(stderr).toBe(`not sent to ${HEAD}: it said no (550)\n`);
    const [letter, ...more] = desk.office.received;
    expect([letter?.to, letter?.from, more]).toStrictEqual([ADDRESSES[OFFICE], 'penataan@localhost', []]);
    expect(letter?.raw).toContain('- Answers to directives, overdue: 4 (the longest for 31 days)\r\n');
  });

  it('are sent once a day, and on the same day only to whom they certainly were not', async () => {
    desk.refuses = undefined;
    const both = await Promise.all([desk.reminded(), desk.reminded()]);
    expect(both.map(({ code }) => code)).toStrictEqual([0, 0]);
    expect(desk.office.received.map(({ to }) => to)).toStrictEqual([ADDRESSES[OFFICE], ADDRESSES[HEAD]]);
    expect((await desk.reminded()).stdout).toBe(summary(0, 1, 2, 0));
    await desk.goOnTo('2026-03-03');
    const next = await desk.reminded('--from', 'penataan@sawahlunto.example');
    expect([next.code, next.stdout]).toStrictEqual([0, summary(2, 1, 0, 0)]);
    expect(desk.office.received.at(-1)?.from).toBe('penataan@sawahlunto.example');
    const ids = desk.office.received.map(({ raw }) => /^Message-ID:\s+(<\S+>)/im.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(4);
  });

  it('reach nobody whose address was taken away or whose grants have ended', async () => {
    await desk.goOnTo('2026-03-04');
    const { server } = desk.city;
    await server.write('/v1/me/address', { address: null }, { as: OFFICE });
    const { json } = await server.ask(`/v1/grants?subject=${HEAD}`);
    const [grant] = json.items as unknown as { id: string }[];
    await server.write(`/v1/grants/${grant?.id ?? ''}/revoke`, { reason: 'Mutasi' });
    expect((await desk.reminded()).stdout).toBe(summary(0, 2, 0, 0));
  });

  it('name no address: in nothing that was said, and in no file', async () => {
    const { server } = desk.city;
    for (const { stdout, stderr } of desk.said) expect(stdout + stderr).not.toContain(MARK);
    expect(server.log()).not.toContain(MARK);
    for (const [place, bytes] of await keptOf(server.data)) expectOf(bytes.includes(MARK), place).toBe(false);
  });
});

describeOnFiles('reminders of a city that no server runs on', () => {
  const cleanup = new Cleanup();
  afterAll(async () => cleanup.run());

  it('are sent by the command alone, which leaves the directory to others', async () => {
    const city = await SmallCity.open();
    cleanup.after(async () => city.close());
    const office = await PostOffice.open(cleanup);
    await city.server.write('/v1/me/address', { address: ADDRESSES[HEAD] }, { as: HEAD });
    await city.server.stop();
    for (const sent of [1, 0]) {
      const { code, stdout, stderr } = await runCli(['remind', '--data', city.server.data, '--smtp', office.url]);
      expect([code, stderr]).toStrictEqual([0, '']);
      expect(stdout).toContain(`sent: ${sent}\n`);
    }
    expect(office.received.length).toBe(1);
  });
});
