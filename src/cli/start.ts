import { readSettings } from '../config.js';
import { tryText } from './demo-guide.js';
import { requestLog } from './request-log.js';
import { stopSignal, whenAborted } from './stop-signal.js';
import { tokenMaker } from './token.js';

const guideFor = (url: string, token: string): string =>
  [
    '# A token, good for 12 hours / Token, berlaku 12 jam: local-admin (admin, reform-office)',
    `ADMIN='${token}'`,
    '',
    '# Paste it into a shell, then try / Tempelkan ke terminal, lalu coba',
    tryText(url, { en: 'Who am I?', id: 'Siapa saya?', as: 'ADMIN', path: '/v1/me' }),
    '',
    tryText(url, { en: 'Which units are there?', id: 'Unit apa saja yang ada?', as: 'ADMIN', path: '/v1/units' }),
    '',
    '# What else is there / Apa lagi yang ada',
    `${url}/docs`,
  ].join('\n');

/** Serves a data directory, empty at first, and says what to try. */
export const start = async (flags: Readonly<Record<string, string | undefined>>): Promise<void> => {
  const stop = stopSignal();
  const settings = readSettings(flags);
  const { startServer } = await import('../main.js');
  const server = await startServer(settings, requestLog(settings));
  try {
    const tokenOf = await tokenMaker(settings, '12h');
    const guide = guideFor(server.url, await tokenOf('local-admin'));
    if (!stop.aborted) process.stdout.write(`listening on ${server.url}\n\n${guide}\n`);
    await whenAborted(stop);
  } finally {
    await server.close();
  }
};
