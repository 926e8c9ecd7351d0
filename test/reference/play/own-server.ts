import { randomUUID } from 'node:crypto';
import { Cleanup } from '../../support/cleanup.js';
import { dataDirectory } from '../../support/data-directory.js';
import type { StartServer } from '../../support/running-server.js';
import { ownProcess, runCli } from '../../support/server-process.js';
import { tokenOf } from '../../support/tokens.js';
import type { Day } from '../days.js';
import { serverAt, type Server } from './server.js';

const HALF_A_DAY_S = 12 * 3_600;

/** What `verify` says of the views of a running server: the differences it names, none where they agree with the log. */
export type Verify = () => Promise<readonly string[]>;

const verifyOf =
  (data: string, namespace: string): Verify =>
  async () => {
    const { code, stdout, stderr } = await runCli(['verify', '--data', data, '--namespace', namespace]);
    return code === 0 ? [] : [...stdout.split('\n').filter((line) => line !== ''), stderr.trim()];
  };

/** Starts a server of this repository on an empty directory, on the morning of the day, and clears both away afterwards. */
export const withOwnServer = async <T>(
  startsOn: Day,
  use: (server: Server, verify: Verify) => Promise<T>,
  start: StartServer = ownProcess,
): Promise<T> => {
  const cleanup = new Cleanup();
  try {
    const data = await dataDirectory(cleanup);
    // Of its own, where the environment names stores that outlive the directory.
    const namespace = `h${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    const { url } = await start(cleanup, data, ['--now', `${startsOn}T02:00:00Z`, '--namespace', namespace]);
    const token = await tokenOf(data, 'local-admin', HALF_A_DAY_S);
    const server = serverAt(url, { admin: token, office: token });
    // Complaints are handled by officers, the log is read by auditors, and texts are erased by the privacy officer.
    for (const role of ['complaint-officer', 'auditor', 'privacy-officer'])
      await server.post('grants', { subject: 'local-admin', role }, role);
    return await use(server, verifyOf(data, namespace));
  } finally {
    await cleanup.run();
  }
};
