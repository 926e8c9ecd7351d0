import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Envelope } from '../../kernel/facts/envelope.js';
import { asId, type CommandId } from '../../kernel/words/ids.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import { callerOf } from '../callers/caller.js';
import { canonicalBody, canonicalTarget } from './canonical.js';
import { derivedId } from './derived-id.js';
import { IF_MATCH } from '../input/headers.js';
import { Keys } from '../ports/ports.js';
import { invalid } from '../problems/problem.js';
import { NO_SUCH_PARAMETER } from '../input/validation.js';

type Hashing = Pick<Keyring, 'mac'>;

const keyIn = ({ headers }: FastifyRequest): string | undefined => {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? key : undefined;
};

const ifMatchIn = ({ headers }: FastifyRequest): number | undefined => {
  const revision = IF_MATCH.exec(headers['if-match'] ?? '')?.[2];
  return revision === undefined ? undefined : Number(revision);
};

/**
 * The id of what a request asks for. Under a key it is that of the same caller's same request, through a keyed hash:
 * from the id nobody can guess the key, which may be anything.
 */
const commandIdOf = (request: FastifyRequest, key: string | undefined, keyring: Hashing): CommandId => {
  if (key === undefined) return asId<CommandId>(randomUUID());
  const asked = [callerOf(request).subject, canonicalTarget(request.method, request.url), key];
  return asId<CommandId>(derivedId('command', keyring.mac('command', JSON.stringify(asked))));
};

/** The envelope of a request; the hash of its content tells another content under the same key. */
const envelopeOf = (request: FastifyRequest, keyring: Hashing, content: unknown): Envelope => {
  const [key, ifMatch] = [keyIn(request), ifMatchIn(request)];
  return {
    actor: callerOf(request).subject,
    commandId: commandIdOf(request, key, keyring),
    correlationId: request.id,
    ...(key === undefined ? {} : { requestHash: keyring.mac('request', canonicalBody(content)) }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
};

const CONFIDENTIAL = 'confidential';

/**
 * As asked by nobody: its ids lead back neither to who asked nor to the request. The same key still gives the
 * same id, through a keyed hash.
 */
export const confidentially = (envelope: Envelope, keyring: Hashing): Envelope => ({
  ...envelope,
  actor: CONFIDENTIAL,
  commandId: asId<CommandId>(
    envelope.requestHash === undefined
      ? randomUUID()
      : derivedId('confidential', keyring.mac('confidential', envelope.commandId)),
  ),
  correlationId: randomUUID(),
});

@Injectable()
class EnvelopePipe implements PipeTransform<FastifyRequest, Envelope> {
  constructor(private readonly keys: Keys) {}

  transform(request: FastifyRequest): Envelope {
    return envelopeOf(request, this.keys, request.body);
  }
}

/** Makes the envelope of a file once its digest is known: hashing all of it at once would hold up other requests. */
export type EnvelopeByDigest = (digest: string) => Envelope;

@Injectable()
class DigestPipe implements PipeTransform<FastifyRequest, EnvelopeByDigest> {
  constructor(private readonly keys: Keys) {}

  transform(request: FastifyRequest): EnvelopeByDigest {
    return (digest) => envelopeOf(request, this.keys, digest);
  }
}

/** The request of a write; one with a query that the route does not name is refused. */
const Writing = createParamDecorator((queries: readonly string[] | undefined, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  for (const name of Object.keys(request.query as object)) {
    if (!queries?.includes(name)) throw invalid('/query', NO_SUCH_PARAMETER);
  }
  return request;
});

/** Parameter decorator of writes: who asks, under which id, against which revision; refuses a query that none asked for. */
export const Enveloped = (queries?: readonly string[]): ParameterDecorator => Writing(queries, EnvelopePipe);

/** As `Enveloped`, of a file. */
export const EnvelopedFile = (queries: readonly string[]): ParameterDecorator => Writing(queries, DigestPipe);

/** Parameter decorator of what is sent without recording anything: refuses a query. */
export const NoQuery = (): ParameterDecorator => Writing();
