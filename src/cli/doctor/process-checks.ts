import { catalogue } from '../../../projections/catalogue.js';
import { type Check, ok, warn } from '../../kernel/ports/check.js';
import type { ViewName } from '../../kernel/ports/view-store.js';
import { firstViewOf } from '../../platform/following/view-names.js';
import { isLocal } from '../../platform/process/settings.js';
import { isPlaceOfPolicy } from '../stored-views.js';
import type { Patient } from './patient.js';

/** How many processes there may be, and what it takes to have more. */
const processes = ({ settings: { servers, role } }: Patient): Check => ({
  name: 'processes',
  look: async () => {
    if (!isLocal(servers)) return [ok(`there may be any number; started with these settings, one is '${role}'`)];
    const [lacking, what] = servers.log === undefined ? ['EVENTSTORE_URL', 'log'] : ['MONGODB_URL', 'views'];
    return [ok(`there may be one, as the ${what} are in the data directory: ${lacking} is not set`)];
  },
});

/** Where a policy is in the log is kept by its version; following it is the same duty. */
const policyOf = (place: ViewName): string => place.replace(/\.\d+$/, '');

/** Which of the duties of workers nobody has. */
const workers = (patient: Patient): Check => ({
  name: 'workers',
  look: async () => {
    const [leases, views] = [await patient.needLeases(), await patient.needViews()];
    const duties = [...catalogue.map(firstViewOf), ...(await views.views()).filter(isPlaceOfPolicy).map(policyOf)];
    const idle: string[] = [];
    for (const duty of duties) if (!(await leases.held(duty))) idle.push(duty);
    if (idle.length === 0) return [ok(`somebody does each of ${duties.length} duties`)];
    if (idle.length === duties.length) return [warn('no worker runs: no view is kept up', 'start one')];
    return [warn(`nobody does ${idle.join(', ')}`, 'see the log of the workers; where it stays so, restart them')];
  },
});

/** About the processes that serve a city whose stores are on servers. */
export const processChecks = (patient: Patient): readonly Check[] => {
  const { servers } = patient.settings;
  if (servers.log === undefined && servers.views === undefined) return [];
  return isLocal(servers) ? [processes(patient)] : [processes(patient), workers(patient)];
};
