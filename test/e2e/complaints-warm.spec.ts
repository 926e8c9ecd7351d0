import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { openDatabase } from '../../src/stores/sqlite/database.js';
import { givenServers } from '../support/given-servers.js';
import { TEXT } from './complaint-desk.js';
import { counts, FigureDesk } from './figure-desk.js';

const inFiles = givenServers('').MONGODB_URL === undefined;

const HELD_UP = /"loop":"warming-complaint-figures".*"msg":"held up"/g;

/** In the words of the register, every complaint as it should not stand there; gives what puts them right. */
const spoil = (data: string): (() => void) => {
  const database = openDatabase({ file: join(data, 'views.sqlite'), readOnly: false });
  const body = database.prepare<{ body: number }>("SELECT body FROM views WHERE name LIKE 'registers.%'").get()?.body;
  const change = (from: string, to: string): void =>
    void database
      .prepare(`UPDATE docs_${body ?? 0} SET doc = replace(doc, ?, ?) WHERE key LIKE 'complaint:%'`)
      .run(from, to);
  change('"facts":[', '"facts":7,"kept":[');
  return () => {
    change('"facts":7,"kept":[', '"facts":[');
    database.close();
  };
};

(inFiles ? test : test.skip)(
  'figures are made ready behind the start, and by whoever asks first where that failed',
  async () => {
    const desk = await FigureDesk.open();
    const { city } = desk.desk;
    try {
      await desk.desk.receive();
      await desk.desk.verified(city.ids.a);
      const before = await desk.figures();
      expect(counts(before.total)[0]).toBe(2);
      const mend = spoil(city.server.data);
      await city.server.restart();
      expect((await desk.asked()).status).toBe(500);
      mend();
      expect(await desk.figures()).toStrictEqual(before);
      expect(city.server.log().match(HELD_UP)).toHaveLength(1);
      expect(city.server.log()).not.toContain(TEXT);
    } finally {
      await desk.close();
    }
  },
);
