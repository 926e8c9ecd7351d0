import { chartAt } from '../chart.js';
import { factsOf, knownOn, type Id } from '../facts.js';
import type { Write } from '../histories/scene.js';
import { isBody, text } from '../judge/fields.js';
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

/** Learns which id the server gave to the row of a history that a write names. */
export const learnRows = async (server: Server, playing: Playing, { path, body }: Write): Promise<void> => {
  const name = text(body, path.startsWith('staff/') ? 'fact' : 'change');
  const row = namedRow(name);
  const of = row && playing.names.server.get(row.of);
  if (!row || of === undefined) return;
  const collection = path.startsWith('staff/') ? 'staff' : 'units';
  const asOf = collection === 'units' ? { asOf: readableOn(playing, row.of) } : {};
  const answer = await server.get(`${collection}/${of}`, { ...asOf, after: playing.position });
  const { history } = answer.body;
  const rows = Array.isArray(history) ? history.filter(isBody) : [];
  const found = rows[row.index];
  if (found) call(playing.names, name, text(found, 'id'));
};
