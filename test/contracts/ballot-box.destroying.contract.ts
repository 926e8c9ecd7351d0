import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { must } from '../support/expectation.js';
import {
  answersIn,
  ballotsOf,
  castAll,
  describeBox,
  numbered,
  rowsIn,
  someBatch,
  someCodes,
  someSurvey,
  someUnit,
  takenFrom,
} from './ballot-box.support.js';
import type { OpenedKeyring } from './keyring.contract.js';

/** What every ballot box promises of what is destroyed, and of moving. */
export const ballotBoxDestroyingContract = (name: string, open: () => Promise<OpenedKeyring>): void =>
  describeBox(`destroying of ballot box ${name}`, open, (here) => {
    it('has destroyed every ballot in all that is stored, and lets no one in again', async () => {
      const { opened, keyring, box } = here();
      const [survey, neighbour, unit] = [someSurvey(), someSurvey(), someUnit()];
      await castAll(keyring, survey, numbered(40, 'gone'));
      const batch = someBatch();
      const paper = { survey, unit, batch, ballots: await ballotsOf(keyring, survey, numbered(200, 'paper')) };
      await box.drop(paper);
      const codes = someCodes(2);
      await box.issue({ survey, unit, codes });
      await castAll(keyring, neighbour, ['stays']);
      const boxes = (await takenFrom(box, survey)).map(({ sealed }) => Buffer.from(sealed.box, 'base64'));
      const there = await opened.stored();
      expect([boxes.length, boxes.every((one) => there.includes(one))]).toStrictEqual([240, true]);
      await box.destroy(survey);
      await box.destroy(survey);
      const left = await opened.stored();
      expect(boxes.filter((one) => left.includes(one))).toStrictEqual([]);
      expect([await takenFrom(box, survey), await box.numbers(survey)]).toStrictEqual([[], []]);
      expect(await box.responses([survey, neighbour])).toStrictEqual([0, 1]);
      await box.reopen(survey);
      const [ballot] = paper.ballots;
      must(ballot);
      expect(await box.look(codes[0] ?? '')).toStrictEqual({ survey, used: false });
      expect(await box.cast(codes[0] ?? '', ballot)).toBe('closed');
      expect(await box.drop(paper)).toBe('closed');
      expect(await box.issue({ survey, unit, codes: someCodes(1) })).toBe('closed');
      expect((await rowsIn(box)).filter((row) => row.survey === survey && row.kind !== 'code')).toStrictEqual([
        { kind: 'survey', survey, state: 'destroyed' },
      ]);
      expect(await answersIn(keyring, neighbour)).toStrictEqual(['stays']);
    });

    it('keeps nothing of a person, a time or a code beside a ballot, and no unit beside a code once it is counted', async () => {
      const { keyring, box } = here();
      const survey = someSurvey();
      await castAll(keyring, survey, ['1']);
      const mine = async () => (await rowsIn(box)).filter((row) => row.survey === survey);
      const [ballot] = (await mine()).filter(({ kind }) => kind === 'ballot');
      expect(ballot).toStrictEqual({
        kind: 'ballot',
        key: expect.stringMatching(/^[0-9a-f]{32}$/),
        survey,
        unit: expect.any(String),
        sealed: { key: expect.any(String), box: expect.any(String) },
        batch: null,
      });
      await box.destroy(survey);
      expect((await mine()).map(({ kind, ...row }) => [kind, 'unit' in row && row.unit])).toStrictEqual([
        ['survey', false],
        ['code', null],
      ]);
    });

    it('moves with its rows, and goes on in another store', async () => {
      const { opened } = here();
      const masterKey = randomBytes(32);
      const [from, to] = [await opened.beside(masterKey), await opened.beside(masterKey)];
      const [survey, over, unit, codes] = [someSurvey(), someSurvey(), someUnit(), someCodes(4)];
      await castAll(from, survey, ['1', '2']);
      await from.ballots.issue({ survey, unit, codes });
      await from.ballots.voidUnused(survey, unit);
      const good = someCodes(2);
      await from.ballots.issue({ survey, unit, codes: good });
      const paper = { survey, unit, batch: someBatch(), ballots: await ballotsOf(from, survey, ['3']) };
      await from.ballots.drop(paper);
      await from.ballots.takeBack(survey, someBatch());
      await castAll(from, over, ['gone']);
      await from.ballots.close(over);
      const rows = await rowsIn(from.ballots);
      for await (const some of from.rows()) await to.take(some);
      for (let at = 0; at < rows.length; at += 5) await to.ballots.put(rows.slice(at, at + 5));
      await to.ballots.put(rows);
      expect(await rowsIn(to.ballots)).toStrictEqual(rows);
      expect(await to.ballots.surveys()).toStrictEqual([
        { survey, state: 'open' },
        { survey: over, state: 'closed' },
      ]);
      expect(await to.ballots.numbers(survey)).toStrictEqual(await from.ballots.numbers(survey));
      expect(await to.ballots.drop(paper)).toBe('taken');
      const [ballot] = await ballotsOf(to, survey, ['4']);
      must(ballot);
      expect(await to.ballots.cast(good[0] ?? '', ballot)).toBe('cast');
      expect(await to.ballots.cast(codes[0] ?? '', ballot)).toBe('unknown');
      expect(await answersIn(to, survey)).toStrictEqual(['1', '2', '3', '4']);
      await to.clear();
      expect(await rowsIn(to.ballots)).toStrictEqual([]);
    });
  });
