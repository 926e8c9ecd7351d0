import { readRoster, type Roster, type RosterEntry } from '../../src/imports/roster-file.js';

export const opened = async (body: Buffer | string): Promise<Roster> => {
  const roster = await readRoster(Buffer.from(body));
  if (roster.kind === 'failed') throw new Error(roster.code);
  return roster;
};

export const entriesOf = async (body: Buffer | string): Promise<RosterEntry[]> => {
  const entries: RosterEntry[] = [];
  for await (const batch of (await opened(body)).batches()) entries.push(...batch);
  return entries;
};
