import { expect } from '@jest/globals';
import type { BallotRow } from '../../src/kernel/ports/ballot-box.js';
import { asId, type SurveyId } from '../../src/kernel/words/ids.js';
import { ballotOf, someSurvey, someUnit } from '../contracts/ballot-box.support.js';
import { cleaned } from '../support/cleanup.js';
import { testOnFiles } from '../support/on-files.js';
import { here } from '../support/server-here.js';
import { StaffedCity } from '../support/staffed-city.js';
import { withKeyring } from '../support/stopped-keyring.js';
import { untilSo } from '../support/until-so.js';
import { toldOf } from './examined.js';

const KEY = '0123456789abcdef0123456789abcdef';

/** As it was before its ballots were destroyed, or in a keyring of another city. */
const putBack = async (data: string, survey: SurveyId): Promise<void> =>
  withKeyring(data, async (keyring) => {
    const sealed = await ballotOf(keyring, survey);
    const ballot: BallotRow = { kind: 'ballot', key: KEY, survey, unit: someUnit(), sealed, batch: null };
    await keyring.ballots.put([{ kind: 'survey', survey, state: 'open' }, ballot]);
  });

const keysIn = async (data: string): Promise<readonly string[]> =>
  (await toldOf(data, {})).filter(({ check }) => check === 'keys').map(({ what }) => what);

/** The clock of these servers is the real one. */
const inAYear = (): string => `${new Date().getUTCFullYear() + 1}-01-01`;

const WELL = 'the keyring has every key of the log';

testOnFiles(
  'responses that should be there no more are told, and gone with the next start; those that are not in the log are told',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    const wish = {
      kind: 'satisfaction',
      title: 'SKM',
      units: [city.unit('KOTA')],
      opensOn: '2026-01-01',
      closesOn: inAYear(),
    };
    const survey = asId<SurveyId>((await city.office.write('/v1/surveys', wish)).id);
    await city.office.write(`/v1/surveys/${survey}/cancel`, { reason: 'salah' });
    await city.server.stop();
    expect(await keysIn(city.data)).toStrictEqual([WELL]);
    await putBack(city.data, survey);
    expect(await keysIn(city.data)).toStrictEqual([WELL, 'responses of 1 surveys that are over are still there']);

    city.goOnWith(await here(t, city.data));
    await untilSo(async () => (await keysIn(city.data)).length === 1, 'responses that are gone');
    await city.server.stop();
    await putBack(city.data, someSurvey());
    expect(await keysIn(city.data)).toStrictEqual([WELL, 'responses wait of 1 surveys that are not in the log']);
  }),
);
