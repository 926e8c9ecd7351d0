import { expect, it } from '@jest/globals';
import { inOrder } from '../../src/stores/shared/in-order.js';
import { must } from '../support/expectation.js';
import {
  agreement,
  answersIn,
  answersTaken,
  ballotsOf,
  describeBox,
  numbered,
  someBatch,
  someCodes,
  someSurvey,
  someUnit,
  takenFrom,
} from './ballot-box.support.js';
import type { OpenedKeyring } from './keyring.contract.js';

/** What every ballot box promises of restarts, of closing and of counting. */
export const ballotBoxClosingContract = (name: string, open: () => Promise<OpenedKeyring>): void =>
  describeBox(`closing of ballot box ${name}`, open, (here) => {
    it('keeps what was cast and used over a restart', async () => {
      const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(3)];
      await here().box.issue({ survey, unit, codes });
      const [ballot] = await ballotsOf(here().keyring, survey, ['kept']);
      must(ballot);
      await here().box.cast(codes[0] ?? '', ballot);
      await here().reopen();
      expect(await here().box.cast(codes[0] ?? '', ballot)).toBe('used');
      expect(await answersIn(here().keyring, survey)).toStrictEqual(['kept']);
      expect(await here().box.numbers(survey)).toStrictEqual([{ unit, unused: 2, ballots: 1 }]);
    });

    it('gives every ballot once when it is counted, thousands of them, in an order that tells nothing', async () => {
      const { keyring, box } = here();
      const survey = someSurvey();
      const texts = numbered(2_500);
      for (let at = 0; at < texts.length; at += 500) {
        const ballots = await ballotsOf(keyring, survey, texts.slice(at, at + 500));
        await box.drop({ survey, unit: someUnit(), batch: someBatch(), ballots });
      }
      const answers = await answersTaken(keyring, survey);
      expect(inOrder(answers)).toStrictEqual(inOrder(texts));
      expect(Math.abs(agreement(answers.map((text) => Number(text?.slice(7)))))).toBeLessThan(0.1);
    });

    it('has every ballot of whoever was told that it was cast before it closed, and takes none after', async () => {
      const { opened, keyring, box } = here();
      const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(300)];
      await box.issue({ survey, unit, codes });
      const other = (await opened.again()).ballots;
      const texts = numbered(300);
      const ballots = await ballotsOf(keyring, survey, texts);
      const casting = ballots.map(async (ballot, n) => (n % 2 === 0 ? box : other).cast(codes[n] ?? '', ballot));
      await casting[20];
      await other.close(survey);
      const counted = await takenFrom(box, survey);
      const answers = await Promise.all(casting);
      expect(new Set(answers)).toStrictEqual(new Set(counted.length === 300 ? ['cast'] : ['cast', 'closed']));
      expect(counted.length).toBe(answers.filter((answer) => answer === 'cast').length);
      expect((await takenFrom(box, survey)).length).toBe(counted.length);
      expect(await box.issue({ survey, unit, codes: someCodes(1) })).toBe('closed');
      expect(await box.drop({ survey, unit, batch: someBatch(), ballots: ballots.slice(0, 1) })).toBe('closed');
      const [used = ''] = codes;
      const [ballot] = ballots;
      must(ballot);
      expect(await box.cast(used, ballot)).toBe('closed');
      expect(await box.look(used)).toStrictEqual({ survey, used: true });
    });

    it('takes again what it is reopened for', async () => {
      const { keyring, box } = here();
      const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(2)];
      await box.issue({ survey, unit, codes });
      const [one, two] = await ballotsOf(keyring, survey, ['1', '2']);
      must(one && two);
      await box.cast(codes[0] ?? '', one);
      await box.close(survey);
      await box.reopen(survey);
      expect(await box.cast(codes[0] ?? '', one)).toBe('used');
      expect(await box.cast(codes[1] ?? '', two)).toBe('cast');
      expect(await box.issue({ survey, unit, codes: someCodes(1) })).toBe('taken');
      expect(await answersIn(keyring, survey)).toStrictEqual(['1', '2']);
    });
  });
