import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openSqliteKeyring } from '../../src/stores/sqlite/keyring.js';
import { boxMarksIn } from '../../src/stores/sqlite/box-marks.js';
import { ballotsOf, castAll, someBatch, someSurvey, someUnit } from '../contracts/ballot-box.support.js';
import { cleaned } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';

it(
  'a keyring tells at each step that the ballots of a survey are on their way out, and nothing while they come in',
  cleaned(async (t) => {
    const file = join(await dataDirectory(t), 'keyring.sqlite');
    const keyring = await openSqliteKeyring({ file, masterKey: randomBytes(32) });
    t.after(async () => keyring.close());
    const { ballots } = keyring;
    const survey = someSurvey();
    const told = new Set([boxMarksIn(file)]);
    await castAll(keyring, survey, ['3', '4']);
    expect([...told.add(boxMarksIn(file))]).toStrictEqual(['']);
    const paper = { survey, unit: someUnit(), batch: someBatch(), ballots: await ballotsOf(keyring, survey, ['5']) };
    await ballots.drop(paper);
    expect([...told.add(boxMarksIn(file))]).toStrictEqual(['']);
    await ballots.takeBack(survey, paper.batch);
    expect([...told.add(boxMarksIn(file))]).toHaveLength(2);
    await ballots.close(survey);
    expect([...told.add(boxMarksIn(file))]).toHaveLength(3);
    await keyring.destroy(await ballots.keys(survey));
    expect([...told.add(boxMarksIn(file))]).toHaveLength(4);
    await ballots.destroy(survey);
    expect([...told.add(boxMarksIn(file))]).toHaveLength(5);
    await castAll(keyring, someSurvey(), ['1']);
    expect([...told.add(boxMarksIn(file))]).toHaveLength(5);
  }),
);
