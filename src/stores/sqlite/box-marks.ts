import { BOX_STATES } from './ballot-tables.js';
import { openDatabase } from './database.js';

const TABLE = "SELECT 1 AS found FROM sqlite_master WHERE name = 'box_surveys'";
/** The key of a survey's ballots is destroyed before they are: for a moment they lie there and nobody can read them. */
const MARKS = `
  SELECT survey || ' ' || state || ' ' || unreadable AS mark FROM (
    SELECT survey, state, EXISTS (
      SELECT 1 FROM box_ballots JOIN keys ON keys.owner = box_ballots.name
      WHERE box_ballots.survey = box_surveys.survey AND length(keys.wrapped) = 0
    ) AS unreadable
    FROM box_surveys
  ) WHERE state <> ${BOX_STATES.indexOf('open')} OR unreadable
  UNION ALL SELECT batch FROM box_batches WHERE taken_back = 1
  ORDER BY mark
`;

/**
 * What tells that ballots left the boxes of a keyring's file: boxes that are closed or destroyed or hold what nobody can
 * read, and batches of paper that were taken back. Also beside a server: where two looks tell the same, none left in between.
 */
export const boxMarksIn = (file: string): string => {
  const database = openDatabase({ file, readOnly: true });
  try {
    // A keyring from before there were surveys.
    if (!database.prepare(TABLE).get()) return '';
    const found = database.prepare<{ mark: string }>(MARKS).all();
    return found.map(({ mark }) => mark).join('\n');
  } finally {
    database.close();
  }
};
