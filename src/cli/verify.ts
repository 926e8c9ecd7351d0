import { catalogue } from '../../projections/catalogue.js';
import { readSettings } from '../config.js';
import type { AnyProjection } from '../kernel/views/projection.js';
import type { ViewStore } from '../kernel/ports/view-store.js';
import { CommandFault } from './command-fault.js';
import { type City, reading, withScratchViews } from './city.js';
import { Refold } from './refold.js';
import { firstViewOf, isOfVersion } from '../platform/following/view-names.js';
import { eventsBehind, servingView } from './stored-views.js';
import { verifyAgainst, verifyFile } from './verify-moved.js';
import { verifyCells } from './verify-cells.js';
import { verifyDocuments } from './verify-documents.js';
import type { Difference } from './view-check.js';

/** Differences that are named; all are counted. */
const NAMED = 20;

export type Verified = {
  readonly name: string;
  readonly view: string;
  readonly documents: number;
  readonly cells: number;
  readonly differences: number;
  /** The first of them. */
  readonly named: readonly Difference[];
  /** Events of the log that the stored view has yet to take. */
  readonly behind: number;
};

/** Refolds the log into the scratch store and compares one view with what serves (design.md, 5). */
export const verifyView = async (
  { events, views }: City,
  scratch: ViewStore,
  projection: AnyProjection,
): Promise<Verified> => {
  const view = await servingView(views, projection);
  const state = await views.state(view);
  if (!state || !isOfVersion(view, projection)) {
    throw new CommandFault(`${firstViewOf(projection)} is not built yet: start the server once`);
  }
  const named: Difference[] = [];
  let differences = 0;
  const found = (difference: Difference): void => {
    differences += 1;
    if (named.length < NAMED) named.push(difference);
  };
  const refold = await Refold.start({ events, views: scratch, projection, view });
  await refold.upTo(state.position);
  const check = { projection, stored: views, scratch, view, refold, found };
  const documents = await verifyDocuments(check);
  const cells = await verifyCells(check);
  const behind = await eventsBehind(events, projection, (await views.state(view))?.position ?? state.position);
  return { name: projection.name, view, documents, cells, differences, named, behind };
};

const textOf = ({ name, view, documents, cells, differences, named, behind }: Verified): string =>
  [
    `${name} (${view}): ${documents} documents and ${cells} cells compared, ${differences} differences, ${behind} events behind`,
    ...named.map(({ kind, what, key }) => `  ${what} ${kind}: ${key}`),
    ...(differences > named.length ? [`  and ${differences - named.length} more`] : []),
    '',
  ].join('\n');

type Flags = Readonly<Record<string, string | undefined>>;

/** Verifies every view; throws CommandFault where one differs from the log. */
const verifyViews = async (flags: Flags): Promise<void> => {
  const differing = await reading(readSettings(flags), async (city) => {
    let views = 0;
    for (const projection of catalogue) {
      const verified = await withScratchViews((scratch) => verifyView(city, scratch, projection));
      process.stdout.write(textOf(verified));
      if (verified.differences > 0) views += 1;
    }
    return views;
  });
  if (differing > 0) throw new CommandFault(`${differing} of ${catalogue.length} views differ from the log`);
  process.stdout.write(`verified ${catalogue.length} views\n`);
};

/** Verifies the views of a city, an export, or two logs against each other. */
export const verify = async (file: string | undefined, { against, ...flags }: Flags): Promise<void> => {
  if (against !== undefined) return verifyAgainst(file, against, flags);
  return file === undefined ? verifyViews(flags) : verifyFile(file);
};
