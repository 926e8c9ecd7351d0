import { expect, it } from '@jest/globals';
import {
  ballotOf,
  ballotsOf,
  someBatch,
  someCodes,
  someSurvey,
  someUnit,
  answersIn,
} from '../contracts/ballot-box.support.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { emptyToy, expectEqual, exportOf, imported, tell, type Toy, toyWith } from './toy-export.js';

/** A survey that has begun: used and unused codes, and paper. */
const surveyedToy = async (
  t: Cleaning,
): Promise<Toy & { readonly survey: ReturnType<typeof someSurvey>; readonly codes: readonly string[] }> => {
  const toy = await toyWith(t, 20);
  const { ballots } = toy.keyring;
  const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(3)];
  await ballots.issue({ survey, unit, codes });
  await ballots.cast(codes[0] ?? '', await ballotOf(toy.keyring, survey, 'phone'));
  const paper = await ballotsOf(toy.keyring, survey, ['paper', 'paper too']);
  await ballots.drop({ survey, unit, batch: someBatch(), ballots: paper });
  return { ...toy, survey, codes };
};

it(
  'a survey under way moves with its keyring, and goes on where it was brought to',
  cleaned(async (t) => {
    const [from, to] = [await surveyedToy(t), await emptyToy(t)];
    const text = await exportOf(from);
    await imported(to, text);
    await expectEqual(from, to);
    const { ballots } = to.keyring;
    const another = await ballotOf(to.keyring, from.survey, 'there');
    expect(await ballots.cast(from.codes[0] ?? '', another)).toBe('used');
    expect(await ballots.cast(from.codes[1] ?? '', another)).toBe('cast');
    expect(await answersIn(to.keyring, from.survey)).toStrictEqual(['paper', 'paper too', 'phone', 'there']);
    expect(text).not.toContain('phone');
  }),
);

it(
  'responses stay behind where a log leaves its keys behind',
  cleaned(async (t) => {
    const [from, to] = [await surveyedToy(t), await emptyToy(t)];
    const text = await exportOf(from, { keyring: false, masterKey: null });
    expect(text).not.toContain(from.survey);
    await imported(to, text);
    expect(await to.keyring.ballots.surveys()).toStrictEqual([]);
  }),
);

it(
  'an export during which a survey is counted is none',
  cleaned(async (t) => {
    const from = await surveyedToy(t);
    const head = async () => {
      const found = await from.events.head();
      await from.keyring.ballots.destroy(from.survey);
      return found;
    };
    const counting = Object.assign(Object.create(from.events), { head });
    await expect(exportOf({ ...from, events: counting })).rejects.toThrow(/counted meanwhile/);
    await exportOf(from);
  }),
);

it(
  'an export during which the key of ballots is destroyed is none, before the ballots are destroyed too',
  cleaned(async (t) => {
    const from = await surveyedToy(t);
    const { ballots } = from.keyring;
    async function* rows() {
      yield* ballots.rows();
      await tell(from, 1);
      await ballots.close(from.survey);
      await from.keyring.destroy(await ballots.keys(from.survey));
    }
    const destroying = Object.assign(Object.create(from.keyring), {
      ballots: Object.assign(Object.create(ballots), { rows }),
    });
    await expect(exportOf({ ...from, keyring: destroying })).rejects.toThrow(/counted meanwhile/);
    await exportOf(from);
  }),
);
