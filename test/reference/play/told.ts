import { isBody, text } from '../judge/fields.js';
import type { Playing } from './acceptance.js';
import { isAfter } from './positions.js';
import type { Server } from './server.js';

/** The facts of one write, by their order of recording, and the places in the log between which its events lie. */
export type Told = {
  readonly from: number;
  readonly until: number;
  readonly after: string;
  readonly upTo: string;
};

/** Where each event of the log lies, as far as it was read. */
export type Events = { readonly places: Map<string, string>; readTo: string };

export const noEvents = (): Events => ({ places: new Map(), readTo: '' });

const PAGE = '200';

/** Reads on in the log. */
export const learnEvents = async (server: Server, { events }: Playing): Promise<void> => {
  for (;;) {
    const { body } = await server.get('events', {
      limit: PAGE,
      ...(events.readTo === '' ? {} : { after: events.readTo }),
    });
    const items = Array.isArray(body['items']) ? body['items'].filter(isBody) : [];
    for (const item of items) events.places.set(text(item, 'id'), text(item, 'position'));
    const last = items.at(-1);
    if (!last) return;
    events.readTo = text(last, 'position');
  }
};

/** Which of the writes told a fact; of a server whose log may not be read, that is not known of its events. */
export const tellingOf = ({ told, events }: Playing, seq: number): number =>
  events.places.size === 0 ? -1 : told.findIndex(({ from, until }) => from <= seq && seq < until);

/** Which of the writes an event is of; none, of one that it did not tell. */
export const writeOfEvent = ({ told, events }: Playing, event: string): number => {
  const place = events.places.get(event);
  if (place === undefined) return -1;
  return told.findIndex(({ after, upTo }) => isAfter(place, after) && !isAfter(place, upTo));
};
