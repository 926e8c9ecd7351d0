import { clockState } from '../../kernel/ports/clock.js';
import { type Check, fail, ok, warn } from '../../kernel/ports/check.js';
import { START } from '../../kernel/ports/event-store.js';
import { logIdOf } from '../../platform/ports/log-identity.js';
import { movedOf } from '../../platform/ports/log-moving.js';
import { RealClock } from '../../platform/process/clocks.js';
import { isLocal } from '../../platform/process/settings.js';
import type { Patient } from './patient.js';

const log = (patient: Patient): Check => ({
  name: 'log',
  look: async () => {
    const events = await patient.openLog();
    await events.check();
    const { position, recordedAt } = await events.head();
    return [ok(`it can be read, up to position ${position}${recordedAt ? `, recorded at ${recordedAt}` : ''}`)];
  },
});

const moved = (patient: Patient): Check => ({
  name: 'import',
  look: async () => {
    const { state, nameless, namelessUpTo } = await movedOf(await patient.needLog());
    if (state === 'never') return [ok('the log was made here')];
    if (state === 'under-way') {
      return [fail('an import was interrupted', 'import the same file again: it goes on where it was')];
    }
    if (nameless === 0) return [ok('the log was brought here whole')];
    return [ok(`the log was brought here without names: nothing sealed up to position ${namelessUpTo} can be read`)];
  },
});

const masterKey = (patient: Patient): Check => ({
  name: 'master-key',
  look: async () => {
    const { settings } = patient;
    const key = await patient.masterKey();
    if (key && settings.masterKey === undefined && !isLocal(settings.servers)) {
      const told = 'it is in a file of this machine, which other processes may not have';
      return [warn(told, 'set PENATAAN_MASTER_KEY, the same for every process')];
    }
    if (key) return [ok(`it is ${settings.masterKey === undefined ? 'in its file' : 'set'}`)];
    const remedy = 'set PENATAAN_MASTER_KEY, or put master.key back in place: without it no name can be read';
    return [fail('there is none', remedy)];
  },
});

const keyring = (patient: Patient): Check => ({
  name: 'keyring',
  look: async () => {
    const keys = await patient.openKeyring();
    if (keys) {
      await keys.check();
      return [ok('it opens under the master key, and can be written to')];
    }
    const { namelessUpTo } = await movedOf(await patient.needLog());
    if (namelessUpTo > START) return [ok('there is none yet, on purpose')];
    return [warn('there is none', 'restore the one that was kept with the log, unless nothing was ever recorded')];
  },
});

const views = (patient: Patient): Check => ({
  name: 'views',
  look: async () => {
    if (!patient.hasViews) return [warn('there are none', 'start the server, which builds them')];
    const store = await patient.openViews().catch((fault: unknown) => {
      // On a server they are as a rule not damaged, and it is said what else keeps them from being opened.
      if (patient.settings.servers.views !== undefined) throw fault;
    });
    if (!store) return [warn('they cannot be read', 'start the server, which builds damaged ones anew')];
    await store.check();
    return [ok('they can be read')];
  },
});

const clock = (patient: Patient): Check => ({
  name: 'clock',
  look: async () => {
    const { recordedAt = '' } = await (await patient.needLog()).head();
    const real = new RealClock(patient.settings.acceptClock);
    switch (clockState(real, recordedAt)) {
      case 'ahead':
        return [
          warn(
            `it shows ${real.now()}, more than a year after the newest event`,
            'set the clock, or start once with --accept-clock: nothing is recorded meanwhile',
          ),
        ];
      case 'behind':
        return [warn(`it shows ${real.now()}, before the newest event`, 'set the clock')];
      default:
        return [ok('it fits the newest event')];
    }
  },
});

const identity = (patient: Patient): Check => ({
  name: 'identity',
  look: async () => {
    const found = await logIdOf(await patient.needLog());
    return found === undefined
      ? [warn('the log does not say which it is', 'start the server once')]
      : [ok(`the log is ${found}`)];
  },
});

/** About each store for itself. */
export const storeChecks = (patient: Patient): readonly Check[] => [
  log(patient),
  identity(patient),
  moved(patient),
  clock(patient),
  masterKey(patient),
  keyring(patient),
  views(patient),
];
