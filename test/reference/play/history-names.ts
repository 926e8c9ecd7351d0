import { chartAt } from '../chart.js';
import { factsOf, knownOn, type Id } from '../facts.js';
import type { Write } from '../histories/scene.js';
import { isBody, text } from '../judge/fields.js';
import type { Body } from '../judge/verdict.js';
import { namedRow } from '../judge/history-rows.js';
import type { Playing } from './acceptance.js';
import { call } from './names.js';
import type { Server } from './server.js';

/** A unit is read on a day on which it exists: on which it begins. */
const readableOn = ({ log, today }: Playing, unit: Id): string => {
  const known = knownOn(log, today);
  const days = factsOf(known, 'unit-changed').flatMap(({ change, on }) => (change.unit === unit ? [on] : []));
  return days.find((day) => chartAt(known, day).alive.has(unit)) ?? today;
};

const rowsOf = async (
  server: Server,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<readonly Body[]> => {
  const { history } = (await server.get(path, query)).body;
  return Array.isArray(history) ? history.filter(isBody) : [];
};

/** Learns which id the server gave to the row of a history that a write names. */
export const learnRows = async (server: Server, playing: Playing, { path, body }: Write): Promise<void> => {
  const ofStaff = path.startsWith('staff/');
  const name = text(body, ofStaff ? 'fact' : 'change');
  const row = namedRow(name);
  const of = row && playing.names.server.get(row.of);
  if (!row || of === undefined) return;
  const asOf = ofStaff ? playing.today : readableOn(playing, row.of);
  const rows = await rowsOf(server, `${ofStaff ? 'staff' : 'units'}/${of}`, { asOf, after: playing.position });
  const found = rows[row.index];
  if (found) call(playing.names, name, text(found, 'id'));
};
