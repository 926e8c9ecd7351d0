import { BOX_STATES } from './ballot-tables.js';
import { openDatabase } from './database.js';

const TABLE = "SELECT 1 AS found FROM sqlite_master WHERE name = 'box_surveys'";
/** The key of a survey's ballots is destroyed before they are: for a moment they lie there and nobody can read them. */
const SHUT = `
  SELECT survey, state, unreadable FROM (
    SELECT survey, state, EXISTS (
      SELECT 1 FROM box_ballots JOIN keys ON keys.owner = box_ballots.name
      WHERE box_ballots.survey = box_surveys.survey AND length(keys.wrapped) = 0
    ) AS unreadable
    FROM box_surveys
  ) WHERE state <> ${BOX_STATES.indexOf('open')} OR unreadable ORDER BY survey
`;

/**
 * Which boxes of a keyring's file are closed or destroyed, or hold what nobody can read; also beside a server. Where two
 * looks tell the same, no survey was counted or cancelled in between.
 */
export const shutBoxesIn = (file: string): string => {
  const database = openDatabase({ file, readOnly: true });
  try {
    // A keyring from before there were surveys.
    if (!database.prepare(TABLE).get()) return '';
    const shut = database.prepare<{ survey: string; state: number; unreadable: number }>(SHUT).all();
    return shut.map(({ survey, state, unreadable }) => `${survey} ${state} ${unreadable}`).join('\n');
  } finally {
    database.close();
  }
};
