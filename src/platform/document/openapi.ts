import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ProblemCode } from '../../kernel/words/refusal.js';
import { Components } from './components.js';
import { answerDescribed, requestDescribed } from './describe.js';
import { serveDocument } from './document-pages.js';
import { correctionsOf } from './mistakes.js';
import { descriptionOf } from './operation-texts.js';
import { ProblemTexts, type Texts } from '../problems/problem.texts.js';
import { examplesIn, PROBLEM_ANSWERS, problemSchema, withProblems } from './problem-answers.js';
import { UNCHANGED } from './read-answers.js';
import type { SchemaNode } from './schema-node.js';
import { INTRODUCTION, TAGS } from './tags.js';

type Parameter = { readonly name: string; readonly in: string };
type Answer = { readonly content?: Readonly<Record<string, { readonly schema: SchemaNode }>>; readonly $ref?: string };
type Operation = {
  description?: string;
  parameters?: Parameter[];
  responses: Record<string, Answer>;
  security?: unknown;
  'x-roles'?: readonly string[];
  'x-refusals'?: readonly ProblemCode[];
  'x-corrections'?: readonly string[];
};

const METHODS = ['get', 'post', 'put'] as const;

const UNCHANGED_REF = { $ref: '#/components/responses/unchanged' };

const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'the id of what the path names before it',
  schema: { type: 'string', format: 'uuid' },
} as const;

const changed = <T>(named: Readonly<Record<string, T>>, change: (one: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(named).map(([name, one]) => [name, change(one)]));

/** An answer refers to the components, and each of its fields says what it is. */
const finishedAnswer =
  (components: Components) =>
  ({ content, ...answer }: Answer): Answer => {
    if (!content) return answer;
    const told = changed(content, (one) => ({ ...one, schema: answerDescribed(components.referring(one.schema)) }));
    return { ...answer, content: told };
  };

/** What all operations of a document share. */
type Shared = { readonly components: Components; readonly texts: Texts; readonly paths: readonly string[] };

/** What decorators told is shared by every document, and so not changed. */
const finished = (
  { 'x-roles': roles, 'x-corrections': corrections = [], ...operation }: Operation,
  { components, texts }: Shared,
  writes: boolean,
): Operation => {
  const answers = changed(operation.responses, finishedAnswer(components));
  const responses = { ...answers, ...('304' in answers ? { 304: UNCHANGED_REF } : {}) };
  const told = { ...operation, 'x-corrections': corrections, ...(roles ? { 'x-roles': roles } : {}) };
  return {
    ...operation,
    description: descriptionOf(told, texts),
    responses: withProblems({ ...operation, responses }, writes),
  };
};

/** A field that no class declares is refused, and the document says so. */
const closed = (schema: SchemaNode): SchemaNode =>
  schema.type === 'object' ? { ...schema, additionalProperties: false } : schema;

/** Every `{id}` of a path is a parameter. */
const withId = (path: string, operation: Operation): Operation =>
  path.includes('{id}') ? { ...operation, parameters: [ID, ...(operation.parameters ?? [])] } : operation;

type Methods = OpenAPIObject['paths'][string];

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** A name by which generated clients call an operation: made of what the contract promises, so that it stays. */
const operationIdOf = (method: string, path: string): string =>
  `${method}${path
    .replace('/v1', '')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
    .map(capital)
    .join('')}`;

const finishedPath = (path: string, methods: Methods, shared: Shared): Methods => {
  const found = METHODS.flatMap((method) => {
    const operation = methods[method] as Operation | undefined;
    if (!operation) return [];
    const writes = method !== 'get';
    const corrections = writes ? correctionsOf(path, shared.paths) : [];
    const told = finished(withId(path, { ...operation, 'x-corrections': corrections }), shared, writes);
    return [[method, { ...told, operationId: operationIdOf(method, path) }]];
  });
  return Object.fromEntries(found) as Methods;
};

type Schemas = Record<string, SchemaNode>;

const finish = (document: OpenAPIObject, texts: ProblemTexts): OpenAPIObject => {
  const components = new Components();
  const shared = { components, texts, paths: Object.keys(document.paths) };
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, methods]) => [path, finishedPath(path, methods, shared)]),
  );
  const bodies = changed((document.components?.schemas ?? {}) as Schemas, (schema) => requestDescribed(closed(schema)));
  const answers = changed(Object.fromEntries(components.found), answerDescribed);
  const schemas = { ...bodies, ...answers, Problem: problemSchema(texts) } as Record<string, object>;
  const responses = { ...PROBLEM_ANSWERS, unchanged: UNCHANGED };
  const once = { schemas, responses, examples: examplesIn(texts) };
  return { ...document, paths, components: { ...document.components, ...once } };
};

const about = (): DocumentBuilder => {
  const builder = new DocumentBuilder()
    .setTitle('penataan')
    .setDescription(INTRODUCTION)
    .setVersion('0.1.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  for (const [name, description] of TAGS) builder.addTag(name, description);
  return builder;
};

/** `/openapi.json`, and `/docs` to browse it. */
export const serveOpenApi = (app: NestFastifyApplication): void =>
  serveDocument(app, finish(SwaggerModule.createDocument(app, about().build()), app.get(ProblemTexts)));
