import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller, Json, LoggedEvent } from '../support/caller.js';
import { ownProcess, runCli } from '../support/server-process.js';
import { Cleanup } from '../support/cleanup.js';
import { StaffedCity, STAFF_A_UNIT, UNITS } from '../support/staffed-city.js';
import { byMark, type Sent, Storm, type Wished } from '../support/storm.js';
import { nipOf, numbers, rosterOf } from '../support/toy-roster.js';
import { expectOf, must, mustBe } from '../support/expectation.js';

const ROUNDS = 4;
const WRITERS = 8;
const ROWS = 300;
const FIRST_DAY = Date.parse('2024-03-01');

const dayAfter = (days: number): string => new Date(FIRST_DAY + days * 86_400_000).toISOString().slice(0, 10);

type Scene = { readonly city: StaffedCity; readonly directive: string; readonly session: string };

const unitAt = (city: StaffedCity, n: number): string => city.unit(UNITS[n % UNITS.length] ?? 'KOTA');

const positionAt = (n: number): Json => ({ title: `Jabatan ${n}`, type: 'executive' });

/** A wish that no other is like. */
const wishOf = ({ city, directive, session }: Scene, n: number): Wished => {
  const staff = city.staff[n % city.staff.length] ?? '';
  switch (n % 7) {
    case 0:
      return { path: `/v1/staff/${staff}/transfer`, mark: `transfer Jabatan ${n}`, body: movedTo(city, n) };
    case 1: {
      const moved = city.staff.slice(0, STAFF_A_UNIT);
      const moves = moved.map((one) => ({ staff: one, ...movedTo(city, n) }));
      return { path: '/v1/transfers', mark: `moves Jabatan ${n}`, body: { decree: 'SK', moves } };
    }
    case 2:
    case 3:
      return {
        path: `/v1/sessions/${session}/attendance`,
        mark: `attendance ${n}`,
        body: { staff: [staff], guests: n },
      };
    default: {
      const on = dayAfter(Math.floor(n / city.staff.length));
      const body = { unit: city.unit('KOTA'), staff: [staff], on, how: 'read' };
      return { path: `/v1/directives/${directive}/acknowledgements`, mark: `answer ${staff} ${on}`, body };
    }
  }
};

const movedTo = (city: StaffedCity, n: number): { unit: string; position: Json } => ({
  unit: unitAt(city, n),
  position: positionAt(n),
});

/** An import that a crash may fall into; sent again, it finishes what it began. */
class Importing {
  private readonly key = randomUUID();
  private readonly body: Buffer;
  readonly nips: readonly string[];

  constructor(
    private readonly caller: Caller,
    round: number,
  ) {
    const rows = numbers(1_000 + round * ROWS, ROWS);
    this.nips = rows.map(nipOf);
    this.body = rosterOf(rows.map((n) => ({ n, unit: UNITS[n % UNITS.length] ?? 'KOTA' })));
  }

  async send(): Promise<Json> {
    const { status, json, text } = await this.caller.post('/v1/imports/roster', this.body, this.key);
    mustBe(status, 200, text);
    return json;
  }
}

const onceInTheLog = (log: readonly LoggedEvent[], sent: readonly Sent[]): void => {
  const marks = byMark(log);
  for (const { mark, answer, path } of sent) {
    const [event, ...others] = marks.get(mark) ?? [];
    must(event && answer, `${mark} is not in the log`);
    mustBe(others.length, 0, `${mark} stands more than once in the log`);
    mustBe(event.position, answer.position, mark);
    // In a person's revision count the bulk transfers, too, which have streams of their own.
    if (path.endsWith('/transfer')) must(answer.revision >= event.revision, mark);
    else mustBe(event.revision, answer.revision, mark);
    if (path === '/v1/transfers') expect((event.data.moves as unknown[]).length).toBe(STAFF_A_UNIT);
  }
};

const nothingDiffers = async (data: string): Promise<void> => {
  const { code, stdout, stderr } = await runCli(['verify', '--data', data]);
  expectOf(code, `${stdout}${stderr}`).toBe(0);
};

const readingsAgree = async ({ city, directive, session }: Scene, sent: readonly Sent[]): Promise<void> => {
  const last = sent.map(({ answer }) => answer?.position ?? '').reduce((a, b) => (a > b ? a : b));
  const named = (shape: RegExp): number =>
    new Set(sent.filter(({ path }) => shape.test(path)).map(({ body }) => (body as { staff: string[] }).staff[0])).size;
  const standing = await city.office.read<{ total: Json }>(`/v1/directives/${directive}/standing?after=${last}`);
  expect(standing.total.acknowledged).toBe(named(/acknowledgements$/));
  const attendance = await city.office.read<Json>(`/v1/sessions/${session}/attendance?after=${last}`);
  expect(attendance.attended).toBe(named(/attendance$/));
};

/** Kills it in the middle of writes and of an import, starts it anew and sends again what was not answered. */
const killedAgainAndAgain = async (city: StaffedCity, storm: Storm): Promise<Importing[]> => {
  const imports: Importing[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const importing = new Importing(city.office, round);
    imports.push(importing);
    const answered = storm.answered;
    storm.start(WRITERS);
    const imported = importing.send().catch(() => undefined);
    while (storm.answered < answered + 5) await pause(5);
    await pause(randomInt(20, 900));
    await city.server.kill();
    await Promise.all([storm.stop(), imported]);
    await city.restart();
    await Promise.all(storm.unanswered.map(async (one) => storm.send(one)));
    await importing.send();
  }
  return imports;
};

describe('killed at any moment, it keeps what it answered and takes the rest once', () => {
  const cleanup = new Cleanup();
  let city: StaffedCity;
  let auditor: Caller;
  let scene: Scene;
  let storm: Storm;
  let imports: Importing[];

  beforeAll(async () => {
    city = await StaffedCity.found(cleanup, [], ownProcess);
    auditor = await city.someone('auditor', 'auditor');
    scene = { city, directive: await city.directive('Edaran'), session: await city.session('Rapat') };
    storm = new Storm(city.office, (n) => wishOf(scene, n));
    imports = await killedAgainAndAgain(city, storm);
  });
  afterAll(async () => cleanup.run());

  it('no write is refused, and every view agrees with the log', async () => {
    expect(storm.refused).toStrictEqual([]);
    await nothingDiffers(city.data);
  });
  it('every write stands once in the log, where its answer said', async () => {
    onceInTheLog(await city.log(auditor), storm.sent);
  });
  it('everybody on a roster is there once', async () => {
    const enrolled = (await city.log(auditor)).filter(({ type }) => type === 'StaffEnrolled');
    const people = new Set(enrolled.map(({ data }) => data.staff));
    const all = city.staff.length + ROUNDS * ROWS;
    expect([enrolled.length, people.size]).toStrictEqual([all, all]);
    for (const { nips } of imports) {
      const { items } = (await city.office.post('/v1/staff/lookup', { nips })).json as unknown as {
        items: { staff: string }[];
      };
      expect(items.length === ROWS && items.every(({ staff }) => people.has(staff))).toBeTruthy();
    }
  });
  it('a repeated request is answered as before', async () => {
    for (const one of storm.sent.slice(-20)) {
      const { json } = await city.office.post(one.path, one.body, one.key);
      expect(json).toStrictEqual(one.answer);
    }
    for (const importing of imports) expect(await importing.send()).toStrictEqual(await importing.send());
  });
  it('the readings hold all of it', async () => readingsAgree(scene, storm.sent));
  it('every view agrees with the log when it has stopped', async () => {
    const { code, stderr } = await city.server.stop();
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/"level":50/);
    await nothingDiffers(city.data);
  });
});
