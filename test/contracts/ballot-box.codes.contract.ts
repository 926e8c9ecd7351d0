import { expect, it } from '@jest/globals';
import { inOrder } from '../../src/stores/shared/in-order.js';
import {
  answersIn,
  ballotOf,
  ballotsOf,
  countOf,
  describeBox,
  someCodes,
  someSurvey,
  someUnit,
  takenFrom,
} from './ballot-box.support.js';
import type { OpenedKeyring } from './keyring.contract.js';

/** What every ballot box promises of codes. */
export const ballotBoxCodesContract = (name: string, open: () => Promise<OpenedKeyring>): void =>
  describeBox(`codes of ballot box ${name}`, open, (here) => {
    it('takes one ballot for a code, and tells used codes from those that it never knew', async () => {
      const { keyring, box } = here();
      const [survey, unit, [code = '', other = '']] = [someSurvey(), someUnit(), someCodes(2)];
      expect(await box.look(code)).toBeUndefined();
      expect(await box.cast(code, await ballotOf(keyring, survey))).toBe('unknown');
      expect(await box.issue({ survey, unit, codes: [code] })).toBe('taken');
      expect(await box.look(code)).toStrictEqual({ survey, used: false });
      expect(await box.cast(code, await ballotOf(keyring, survey, 'mine'))).toBe('cast');
      expect(await box.cast(code, await ballotOf(keyring, survey, 'again'))).toBe('used');
      expect(await box.look(code)).toStrictEqual({ survey, used: true });
      expect(await box.look(other)).toBeUndefined();
      const [ballot, ...rest] = await takenFrom(box, survey);
      expect([ballot?.unit, Object.keys(ballot ?? {}), rest]).toStrictEqual([unit, ['unit', 'sealed'], []]);
      expect(await answersIn(keyring, survey)).toStrictEqual(['mine']);
    });

    it('takes one of five hundred that use one code at once, wherever they come from', async () => {
      const { opened, keyring, box } = here();
      const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(1)];
      await box.issue({ survey, unit, codes });
      const boxes = [box, (await opened.again()).ballots];
      const ballots = await ballotsOf(
        keyring,
        survey,
        Array.from({ length: 500 }, (_, n) => `${n}`),
      );
      const casting = ballots.map(async (ballot, n) => boxes[n % 2]?.cast(codes[0] ?? '', ballot));
      const answers = await Promise.all(casting);
      expect([countOf(answers, 'cast'), countOf(answers, 'used')]).toStrictEqual([1, 499]);
      expect((await takenFrom(box, survey)).length).toBe(1);
    });

    it('takes five hundred that use the codes of one list at once, each ballot once', async () => {
      const { opened, keyring, box } = here();
      const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(500)];
      await box.issue({ survey, unit, codes });
      const boxes = [box, (await opened.again()).ballots];
      const texts = codes.map((_, n) => `answer ${n}`);
      const ballots = await ballotsOf(keyring, survey, texts);
      const casting = ballots.map(async (ballot, n) => boxes[n % 2]?.cast(codes[n] ?? '', ballot));
      expect(countOf(await Promise.all(casting), 'cast')).toBe(500);
      expect(await answersIn(keyring, survey)).toStrictEqual(inOrder(texts));
      expect(await box.numbers(survey)).toStrictEqual([{ unit, unused: 0, ballots: 500 }]);
    });

    it('voids the unused codes of a unit, for good, and leaves those of others', async () => {
      const { keyring, box } = here();
      const [survey, unit, other] = [someSurvey(), someUnit(), someUnit()];
      const [mine, theirs] = [someCodes(3), someCodes(2)];
      await box.issue({ survey, unit, codes: mine });
      await box.issue({ survey, unit: other, codes: theirs });
      await box.cast(mine[0] ?? '', await ballotOf(keyring, survey));
      expect([await box.voidUnused(survey, unit), await box.voidUnused(survey, unit)]).toStrictEqual([2, 0]);
      expect(await box.issue({ survey, unit, codes: mine })).toBe('taken');
      expect(await Promise.all(mine.map(async (code) => box.look(code)))).toStrictEqual([
        { survey, used: true },
        undefined,
        undefined,
      ]);
      expect(await box.cast(mine[1] ?? '', await ballotOf(keyring, survey))).toBe('unknown');
      expect(await box.cast(theirs[0] ?? '', await ballotOf(keyring, survey))).toBe('cast');
      expect(await box.numbers(survey)).toStrictEqual([
        { unit, unused: 0, ballots: 1 },
        { unit: other, unused: 1, ballots: 1 },
      ]);
    });
  });
