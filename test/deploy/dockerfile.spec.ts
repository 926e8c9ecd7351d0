import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { packageRoot } from '../../src/cli/this-package.js';
import { textOf } from '../support/deploy/compose.js';
import { copiedFrom, dockerfileBreaches, healthCommand, letThrough } from '../support/deploy/dockerfile.js';
import { expectOf } from '../support/expectation.js';

const PLANTED: readonly (readonly [promise: string, line: RegExp, instead: string])[] = [
  ['its images are named by a whole version', /^FROM node:\S+ AS run$/m, 'FROM node:24-slim AS run'],
  ['its images are named by a whole version', /^FROM base AS build$/m, 'FROM elsewhere AS build'],
  ['it does not run as root', /^USER .*$/m, ''],
  ['it does not run as root', /^USER .*$/m, 'USER 0:0'],
  ['it says whether it is well', /^HEALTHCHECK .*\\\n.*$/m, 'HEALTHCHECK NONE'],
  ['signals reach it', /^ENTRYPOINT .*$/m, 'ENTRYPOINT node dist/src/cli.js'],
  ['it has no packages of development', /^RUN npm ci --omit=dev .*$/m, 'RUN npm ci'],
  ['it holds no secret', /^ENV .*$/m, 'ENV PENATAAN_MASTER_KEY=c2VjcmV0'],
];

/** Runs the image's health check against a port of this machine. */
const healthAt = async (port: number): Promise<number | null> => {
  const [node, ...words] = healthCommand(textOf('Dockerfile')) ?? [];
  expect(node).toBe('node');
  const child = spawn(process.execPath, words, { env: { PENATAAN_PORT: String(port) }, timeout: 20_000 });
  await once(child, 'exit');
  return child.exitCode;
};

describe('the Dockerfile', () => {
  it('makes an image without root, secrets and packages of development, that says whether it is well', () => {
    expect(dockerfileBreaches(textOf('Dockerfile'))).toStrictEqual([]);
  });

  it('is found wanting where a promise is broken', () => {
    for (const [promise, line, instead] of PLANTED) {
      const planted = textOf('Dockerfile').replace(line, instead);
      expectOf(dockerfileBreaches(planted), instead).toStrictEqual([promise]);
    }
  });

  it('copies what is there, and is sent nothing else', () => {
    const copied = [...new Set(copiedFrom(textOf('Dockerfile')))].sort();
    expect(copied.filter((name) => !existsSync(join(packageRoot, name)))).toStrictEqual([]);
    expect(letThrough(textOf('.dockerignore')).sort()).toStrictEqual(copied);
    expect(textOf('.dockerignore').split('\n')).toContain('*');
  });

  it('calls well what answers, and nothing else', async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/health/live' ? status : 404).end();
    });
    let status = 200;
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await healthAt(port)).toBe(0);
    status = 503;
    expect(await healthAt(port)).toBe(1);
    server.close();
    expect(await healthAt(port)).toBe(1);
  });
});
