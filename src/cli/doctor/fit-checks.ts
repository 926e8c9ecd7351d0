import { catalogue } from '../../../projections/catalogue.js';
import { type Check, fail, type Finding, ok, warn } from '../../kernel/ports/check.js';
import type { EventStore } from '../../kernel/ports/event-store.js';
import { holdsMark } from '../../kernel/ports/log-identity.js';
import type { AnyProjection } from '../../kernel/views/projection.js';
import type { ViewStore } from '../../kernel/ports/view-store.js';
import { keysOfLog } from '../../platform/following/keys-of-log.js';
import { viewsFit } from '../../platform/following/together.js';
import { logIdOf } from '../../platform/ports/log-identity.js';
import { movedOf } from '../../platform/ports/log-moving.js';
import { isOfVersion } from '../../platform/following/view-names.js';
import { eventsBehind, servingView } from '../stored-views.js';
import { leftBallots } from './left-ballots.js';
import type { Patient } from './patient.js';

/** What is mixed up on servers is as a rule not damaged, but another city's. */
const or = ({ settings: { servers } }: Patient): string =>
  servers.views === undefined ? '' : ', or name a database of its own for each city';

/** As a start looks at it: from where the keyring last said that it had every key. */
const keysFit = (patient: Patient): Check => ({
  name: 'keys',
  look: async () => {
    const [events, keyring] = [await patient.needLog(), await patient.needKeyring()];
    const { log, upTo } = await keyring.owner();
    if (log !== undefined && log !== (await logIdOf(events))) {
      return [
        fail('the keyring is of another log', `restore log and keyring from one and the same backup${or(patient)}`),
      ];
    }
    const { namelessUpTo } = await movedOf(events);
    const known = upTo !== undefined && upTo.position > namelessUpTo && (await holdsMark(events, upTo));
    const { lacked } = await keysOfLog(events, keyring, known ? upTo.position : namelessUpTo);
    if (lacked.length === 0)
      return [ok('the keyring has every key of the log'), ...(await leftBallots(events, keyring))];
    const remedy = 'restore the keyring that was kept with this log or after it';
    return [fail(`the keyring lacks ${lacked.length} keys of the log`, remedy)];
  },
});

const ofThisLog = (patient: Patient): Check => ({
  name: 'views-fit',
  look: async () => {
    const [events, views] = [await patient.needLog(), await patient.needViews()];
    const [log, owner] = [await logIdOf(events), await views.owner()];
    if (patient.settings.servers.views !== undefined && owner !== undefined && owner !== log) {
      return [fail('the views are of another log', 'name a database of its own for each city in MONGODB_URL')];
    }
    if (log !== undefined && (await viewsFit(events, views, log))) return [ok('the views are of this log')];
    return [warn('the views are of another log, or ahead of this one', 'start the server, which builds them anew')];
  },
});

const lagOf = async (events: EventStore, views: ViewStore, projection: AnyProjection): Promise<Finding> => {
  const { name } = projection;
  const view = await servingView(views, projection);
  const state = await views.state(view);
  if (!state || !isOfVersion(view, projection)) return warn(`${name} is not built yet`, 'start the server');
  const behind = await eventsBehind(events, projection, state.position);
  if (behind === 0) return ok(`${name} holds all that is recorded`);
  const remedy = 'start the server; where one runs and this stays, /health/ready says what holds it up';
  return warn(`${name} is ${behind} events behind`, remedy);
};

const lags = (patient: Patient): Check => ({
  name: 'views-lag',
  look: async () => {
    const [events, views] = [await patient.needLog(), await patient.needViews()];
    const found: Finding[] = [];
    for (const projection of catalogue) found.push(await lagOf(events, views, projection));
    return found;
  },
});

/** Whether log, keyring and views belong together. */
export const fitChecks = (patient: Patient): readonly Check[] => [keysFit(patient), ofThisLog(patient), lags(patient)];
