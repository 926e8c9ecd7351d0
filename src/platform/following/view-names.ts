import type { ViewName } from '../../kernel/ports/view-store.js';
import type { AnyProjection } from '../../kernel/views/projection.js';

type Versioned = Pick<AnyProjection, 'name' | 'version'>;

/** The stored view of a projection that was never rebuilt. */
export const firstViewOf = ({ name, version }: Versioned): ViewName => `${name}.${version}`;

/** Whether a stored view was built by this version of its projection: `ledger.1`, and `ledger.1.2` rebuilt. */
export const isOfVersion = (view: ViewName, projection: Versioned): boolean =>
  view === firstViewOf(projection) || view.startsWith(`${firstViewOf(projection)}.`);
