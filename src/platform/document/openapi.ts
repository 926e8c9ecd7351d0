import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveDocument } from './document-pages.js';
import { statusOf } from '../problems/problem.js';
import { TEXTS } from '../problems/problem.texts.js';
import type { ProblemCode } from '../../kernel/words/refusal.js';

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', pattern: '^urn:penataan:problem:' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(TEXTS) },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

const COMMON: readonly ProblemCode[] = [
  'invalid-input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'too-busy',
  'view-behind',
];
const WRITES: readonly ProblemCode[] = [
  'revision-mismatch',
  'request-timeout',
  'body-too-large',
  'unsupported-media-type',
  'idempotency-key-reused',
];

type Parameter = { readonly name: string; readonly in: string };
type Operation = {
  parameters?: Parameter[];
  responses: Record<string, unknown>;
  security?: unknown;
  'x-refusals'?: readonly string[];
};

const METHODS = ['get', 'post', 'put'] as const;
type Method = (typeof METHODS)[number];

const problemAnswer = (codes: readonly string[]): object => ({
  description: codes.join(', '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const codesOf = ({ security, 'x-refusals': refusals = [] }: Operation, writes: boolean): readonly ProblemCode[] => {
  if (security === undefined) return ['invalid-input'];
  return writes ? [...COMMON, ...WRITES, ...(refusals as readonly ProblemCode[])] : COMMON;
};

/** Every problem that an operation may answer, by status. */
const addProblems = (operation: Operation, writes: boolean): void => {
  const byStatus = new Map<number, string[]>();
  for (const code of codesOf(operation, writes)) {
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  }
  for (const [status, codes] of byStatus) operation.responses[String(status)] ??= problemAnswer(codes);
};

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;

/** Every `{id}` of a path is a parameter. */
const addId = (operation: Operation): void => {
  operation.parameters = [ID, ...(operation.parameters ?? [])];
};

/** A field that no class declares is refused, and the document says so. */
const closeSchemas = (document: OpenAPIObject): void => {
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    if ('type' in schema && schema.type === 'object') schema.additionalProperties = false;
  }
};

const operationsOf = (path: OpenAPIObject['paths'][string], methods: readonly Method[]): Operation[] =>
  methods.flatMap((method) => (path[method] ? [path[method] as Operation] : []));

const finish = (document: OpenAPIObject): OpenAPIObject => {
  closeSchemas(document);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM },
  };
  for (const [path, methods] of Object.entries(document.paths)) {
    operationsOf(methods, path.includes('{id}') ? METHODS : []).forEach(addId);
    for (const operation of operationsOf(methods, ['get'])) addProblems(operation, false);
    for (const operation of operationsOf(methods, ['post', 'put'])) addProblems(operation, true);
  }
  return document;
};

/** `/openapi.json`, and `/docs` to browse it. */
export const serveOpenApi = (app: NestFastifyApplication): void => {
  const about = new DocumentBuilder()
    .setTitle('penataan')
    .setDescription('How far each unit has come in a reform of the civil service, and why.')
    .setVersion('0.1.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  serveDocument(app, finish(SwaggerModule.createDocument(app, about)));
};
