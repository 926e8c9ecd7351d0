import { describe, expect, it } from '@jest/globals';
import { parseSettings } from '../../src/platform/process/settings.js';
import {
  type Compose,
  COMPOSE_FILES,
  composeBreaches,
  composeIn,
  isOurs,
  type Service,
  textOf,
} from '../support/deploy/compose.js';
import { expectOf, must } from '../support/expectation.js';

/** A change of a service, and which promise it breaks. */
const PLANTED: readonly (readonly [name: string, promise: string, change: Service])[] = [
  ['api', 'its image is named by a whole version', { image: 'penataan:latest' }],
  ['mongodb', 'its image is named by a whole version', { image: 'mongo' }],
  ['api', 'it holds no secret', { environment: { PENATAAN_MASTER_KEY: 'c2VjcmV0' } }],
  ['worker', 'it holds no secret', { environment: { MONGODB_URL: 'mongodb://views:pwd@mongodb:27017/penataan' } }],
  ['eventstore', 'it holds no secret', { environment: { EVENTSTORE_DEFAULT_ADMIN_PASSWORD: '${PASSWORD:-changeit}' } }],
  ['api', 'its ports are open to this machine only', { ports: ['3000:3000'] }],
  ['api', 'it is not privileged', { privileged: true }],
  ['worker', 'it waits for every server', { depends_on: { eventstore: { condition: 'service_healthy' } } }],
  ['api', 'its files are read-only', { read_only: false }],
  ['api', 'its files are read-only', { volumes: ['mongodb-data:/data'] }],
  ['api', 'it has a place for what passes', { tmpfs: [] }],
  ['worker', 'it may do nothing special', { cap_drop: [] }],
  ['worker', 'it may do nothing special', { security_opt: [] }],
  ['api', 'its user is that of the image', { user: 'root' }],
  ['mongodb', 'it says whether it is well', { healthcheck: { test: ['NONE'] } }],
  ['eventstore', 'what it keeps outlives it', { volumes: ['eventstore:/var/lib/eventstore'] }],
  ['mongodb', 'nobody outside reaches it', { ports: ['127.0.0.1:27017:27017'] }],
  ['mongodb', 'nobody outside reaches it', { networks: ['outside'] }],
];

/** The environment of a service as an engine fills it in: what has to be given, and what is where nothing was given. */
const filled = ({ environment = {} }: Service): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{\w+:\?[^}]+\}/, 'A'.repeat(43) + '=').replace(/\$\{\w+:-([^}]*)\}/, '$1'),
    ]),
  );

/** Of a URL that may name several servers. */
const hostsOf = (url: string): string[] =>
  (/:\/\/([^/?]+)/.exec(url)?.[1] ?? 'none').split(',').map((server) => server.split(':')[0] ?? '');

const changed = (compose: Compose, name: string, change: Service): Compose => ({
  ...compose,
  services: { ...compose.services, [name]: { ...compose.services[name], ...change } },
});

describe('the compose files', () => {
  it.each(COMPOSE_FILES)('%s starts what is pinned, well, shut in and without a secret', (file) => {
    const compose = composeIn(file);
    must(Object.keys(compose.services).length >= 4, 'the services were not found');
    expect(composeBreaches(compose)).toStrictEqual([]);
    expect(textOf(file)).not.toMatch(/[A-Za-z0-9+/]{43}=/);
  });

  it.each(COMPOSE_FILES)('%s sets what the settings know, for servers that it starts and both roles', (file) => {
    const { services } = composeIn(file);
    const settings = Object.values(services)
      .filter(isOurs)
      .map((service) => parseSettings({}, filled(service)));
    expect([...new Set(settings.map(({ role }) => role))].sort()).toStrictEqual(['api', 'worker']);
    for (const { host, port, masterKey, servers } of settings) {
      expect({ host, port, masterKey }).toStrictEqual({ host: '0.0.0.0', port: 3000, masterKey: expect.any(String) });
      const urls = [servers.log, servers.views, servers.keyring].map(String);
      expect(new Set(urls).size).toBe(3);
      expect(urls.flatMap(hostsOf).filter((name) => !Object.hasOwn(services, name))).toStrictEqual([]);
    }
  });

  it('find a promise broken where one is', () => {
    const compose = composeIn('docker-compose.yml');
    for (const [name, promise, change] of PLANTED) {
      const breaches = composeBreaches(changed(compose, name, change));
      expectOf(breaches, JSON.stringify(change)).toStrictEqual([`${name}: ${promise}`]);
    }
  });
});
