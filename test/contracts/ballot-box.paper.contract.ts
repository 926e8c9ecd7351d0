import { expect, it } from '@jest/globals';
import { must } from '../support/expectation.js';
import {
  answersIn,
  ballotsOf,
  countOf,
  describeBox,
  someBatch,
  someCodes,
  someSurvey,
  someUnit,
  takenFrom,
} from './ballot-box.support.js';
import type { OpenedKeyring } from './keyring.contract.js';

/** What every ballot box promises of room, of batches and of numbers. */
export const ballotBoxPaperContract = (name: string, open: () => Promise<OpenedKeyring>): void =>
  describeBox(`paper and room of ballot box ${name}`, open, (here) => {
    it('never has more unused codes and ballots of some units than there is room for, whoever asks at once', async () => {
      const { opened, keyring, box } = here();
      const [survey, unit, merged, batch] = [someSurvey(), someUnit(), someUnit(), someBatch()];
      const room = { units: [unit, merged], most: 55 };
      expect(await box.issue({ survey, unit: merged, codes: someCodes(5), room })).toBe('taken');
      const boxes = [box, (await opened.again()).ballots];
      const asking = Array.from({ length: 12 }, async (_, n) => {
        const ballots = await ballotsOf(
          keyring,
          survey,
          Array.from({ length: 10 }, () => '1'),
        );
        return n % 3 === 0
          ? boxes[n % 2]?.drop({ survey, unit, batch: someBatch(), ballots, room })
          : boxes[n % 2]?.issue({ survey, unit, codes: someCodes(10), room });
      });
      const answers = await Promise.all(asking);
      expect([countOf(answers, 'taken'), countOf(answers, 'too-many')]).toStrictEqual([5, 7]);
      const [one] = await ballotsOf(keyring, survey, ['1']);
      must(one);
      expect(await box.drop({ survey, unit, batch, ballots: [one], room })).toBe('too-many');
      expect(await box.voidUnused(survey, merged)).toBe(5);
      expect(await box.drop({ survey, unit, batch, ballots: [one], room })).toBe('taken');
      expect(await box.issue({ survey, unit, codes: someCodes(5), room })).toBe('too-many');
      expect(await box.issue({ survey, unit, codes: someCodes(4), room })).toBe('taken');
    });

    it('counts codes that it has already but once', async () => {
      const { box } = here();
      const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(10)];
      const issue = { survey, unit, codes, room: { units: [unit], most: 10 } };
      expect([await box.issue(issue), await box.issue(issue)]).toStrictEqual(['taken', 'taken']);
      expect(await box.numbers(survey)).toStrictEqual([{ unit, unused: 10, ballots: 0 }]);
    });

    it('takes a batch of paper once, and not at all once it was taken back', async () => {
      const { keyring, box } = here();
      const [survey, unit, batch, other] = [someSurvey(), someUnit(), someBatch(), someBatch()];
      const texts = ['1', '2', '3'];
      const paper = { survey, unit, batch, ballots: await ballotsOf(keyring, survey, texts) };
      const dropping = Array.from({ length: 10 }, async () => box.drop(paper));
      expect(countOf(await Promise.all(dropping), 'taken')).toBe(10);
      await box.drop({ ...paper, batch: other, ballots: await ballotsOf(keyring, survey, ['4']) });
      expect(await answersIn(keyring, survey)).toStrictEqual(['1', '2', '3', '4']);
      expect((await takenFrom(box, survey)).filter((one) => one.batch === batch).length).toBe(3);
      expect([await box.takeBack(survey, batch), await box.takeBack(survey, batch)]).toStrictEqual([3, 0]);
      expect(await box.drop(paper)).toBe('taken');
      expect(await answersIn(keyring, survey)).toStrictEqual(['4']);
      expect(await box.numbers(survey)).toStrictEqual([{ unit, unused: 0, ballots: 1 }]);
    });

    it('forgets paper of batches that are not to be kept, and takes it anew', async () => {
      const { keyring, box } = here();
      const [survey, unit, other] = [someSurvey(), someUnit(), someSurvey()];
      const [kept, left, back, elsewhere] = [someBatch(), someBatch(), someBatch(), someBatch()];
      const room = { units: [unit], most: 4 };
      const paperOf = async (batch: typeof kept, texts: readonly string[], of = survey) => ({
        survey: of,
        unit,
        batch,
        ballots: await ballotsOf(keyring, of, texts),
        room,
      });
      const lost = await paperOf(left, ['2', '3']);
      for (const paper of [await paperOf(kept, ['1']), lost, await paperOf(back, ['4'])]) await box.drop(paper);
      await box.drop(await paperOf(elsewhere, ['5'], other));
      await box.takeBack(survey, back);
      expect(await box.keepBatches(survey, [kept, someBatch()])).toBe(2);
      expect(await answersIn(keyring, survey)).toStrictEqual(['1']);
      expect(await box.numbers(survey)).toStrictEqual([{ unit, unused: 0, ballots: 1 }]);
      expect(await answersIn(keyring, other)).toStrictEqual(['5']);
      expect([await box.drop(lost), await box.drop(await paperOf(back, ['4']))]).toStrictEqual(['taken', 'taken']);
      expect(await answersIn(keyring, survey)).toStrictEqual(['1', '2', '3']);
      expect(await box.keepBatches(survey, [kept, left])).toBe(0);
    });

    it('takes nothing of a batch that was taken back before it came', async () => {
      const { keyring, box } = here();
      const [survey, unit, batch] = [someSurvey(), someUnit(), someBatch()];
      expect(await box.takeBack(survey, batch)).toBe(0);
      await box.drop({ survey, unit, batch, ballots: await ballotsOf(keyring, survey, ['1']) });
      expect(await takenFrom(box, survey)).toStrictEqual([]);
    });

    it('tells under which keys the ballots of a survey are sealed', async () => {
      const { keyring, box } = here();
      const [survey, unit] = [someSurvey(), someUnit()];
      const [before] = await ballotsOf(keyring, survey, ['1']);
      must(before);
      await box.drop({ survey, unit, batch: someBatch(), ballots: [before] });
      await keyring.destroy([before.key]);
      const after = await ballotsOf(keyring, survey, ['2', '3']);
      await box.drop({ survey, unit, batch: someBatch(), ballots: after });
      expect(await box.keys(survey)).toStrictEqual([before.key, `${before.key}#1`]);
      expect(await box.keys(someSurvey())).toStrictEqual([]);
    });

    it('tells how many answered, of several surveys', async () => {
      const { keyring, box } = here();
      const [one, other, none] = [someSurvey(), someSurvey(), someSurvey()];
      for (const [survey, texts] of [
        [one, ['1', '2']],
        [other, ['3']],
      ] as const) {
        const ballots = await ballotsOf(keyring, survey, texts);
        await box.drop({ survey, unit: someUnit(), batch: someBatch(), ballots });
      }
      expect(await box.responses([other, none, one])).toStrictEqual([1, 0, 2]);
      expect(await box.numbers(none)).toStrictEqual([]);
      expect(await box.responses([])).toStrictEqual([]);
    });
  });
