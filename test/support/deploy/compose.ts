import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../../src/cli/this-package.js';

export type Service = {
  build?: string;
  image?: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  read_only?: boolean;
  tmpfs?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  user?: string;
  privileged?: boolean;
};

export type Compose = {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
};

export const COMPOSE_FILES = ['docker-compose.yml', 'docker-compose.cluster.yml'] as const;

export const textOf = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');

export const composeIn = (file: string): Compose => parse(textOf(file), { merge: true }) as Compose;

export const isOurs = ({ build }: Service): boolean => build !== undefined;

const WHOLE_VERSION = /^[\w./-]+:\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const SECRET_NAME = /(?:_KEY|PASS\w*|SECRET|TOKEN|CREDENTIALS?)$/;
/** A value that has to be given, and what is said where it is not. */
const ASKED_FOR = /^\$\{\w+:\?[^}]+\}$/;
const WITH_PASSWORD = /:\/\/[^\s/]*@/;

const isSecret = ([name, value]: [string, string]): boolean =>
  WITH_PASSWORD.test(value) || (SECRET_NAME.test(name) && !ASKED_FOR.test(value));

const serversOf = ({ services }: Compose): string[] =>
  Object.entries(services).flatMap(([name, service]) => (isOurs(service) ? [] : [name]));

type Rule = (service: Service, compose: Compose) => boolean;

/** What holds of every service. */
const OF_ALL = {
  'its image is named by a whole version': ({ image = '' }) => WHOLE_VERSION.test(image),
  'it holds no secret': ({ environment = {} }) => !Object.entries(environment).some(isSecret),
  'its ports are open to this machine only': ({ ports = [] }) => ports.every((port) => port.startsWith('127.0.0.1:')),
  'it is not privileged': ({ privileged }) => privileged !== true,
} satisfies Record<string, Rule>;

const OF_OURS = {
  'it waits for every server': ({ depends_on: after = {} }, compose) =>
    serversOf(compose).every((name) => after[name]?.condition === 'service_healthy'),
  'its files are read-only': ({ read_only: readOnly, volumes = [] }) => readOnly === true && volumes.length === 0,
  'it has a place for what passes': ({ tmpfs = [] }) => tmpfs.includes('/tmp'),
  'it may do nothing special': ({ cap_drop: dropped = [], security_opt: options = [] }) =>
    dropped.includes('ALL') && options.includes('no-new-privileges:true'),
  'its user is that of the image': ({ user }) => user === undefined,
} satisfies Record<string, Rule>;

const OF_SERVERS = {
  'it says whether it is well': ({ healthcheck }) => (healthcheck?.test.length ?? 0) > 1,
  'what it keeps outlives it': ({ volumes: kept = [] }, { volumes }) =>
    kept.length > 0 && kept.every((volume) => Object.hasOwn(volumes, volume.split(':')[0] ?? '')),
  'nobody outside reaches it': ({ ports = [], networks: joined = [] }, { networks }) =>
    ports.length === 0 && joined.length > 0 && joined.every((name) => networks[name]?.internal === true),
} satisfies Record<string, Rule>;

/** What does not hold of which service. */
export const composeBreaches = (compose: Compose): string[] =>
  Object.entries(compose.services).flatMap(([name, service]) => {
    const rules: Record<string, Rule> = { ...OF_ALL, ...(isOurs(service) ? OF_OURS : OF_SERVERS) };
    return Object.entries(rules).flatMap(([says, holds]) => (holds(service, compose) ? [] : [`${name}: ${says}`]));
  });
