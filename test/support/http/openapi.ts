import type { Json, JsonObject } from '../../../src/kernel/words/json.js';
import type { CityServer } from './city-server.js';

export type Schema = JsonObject;

export type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
};

type Content = Readonly<Record<string, { readonly schema: Schema }>>;
export type DocumentedAnswer = {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: Schema }>>;
  readonly content?: Content;
};

export type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly 'x-refusals'?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly security?: Json;
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
};

export type OpenApi = {
  readonly info: { readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly examples: Readonly<Record<string, { readonly value: Json }>>;
  };
};

/** One operation with where it is: `POST /v1/units`. */
export type Route = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
};

type AsTold = Omit<OpenApi, 'components'> & {
  readonly components: OpenApi['components'] & { readonly responses: Readonly<Record<string, DocumentedAnswer>> };
};

const referred = ({ components }: AsTold, answer: DocumentedAnswer): DocumentedAnswer => {
  const { $ref: ref } = answer as { readonly $ref?: string };
  if (ref === undefined) return answer;
  const found = components.responses[ref.replace('#/components/responses/', '')];
  if (!found) throw new Error(`${ref} leads nowhere`);
  return found;
};

const mapped = <A, B>(named: Readonly<Record<string, A>>, change: (one: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(named).map(([name, one]) => [name, change(one)]));

/** The document, with each answer where it is referred to. */
export const documentOf = async (server: CityServer): Promise<OpenApi> => {
  const told = (await server.ask('/openapi.json', { as: null })).json as unknown as AsTold;
  const paths = mapped(told.paths, (methods) =>
    mapped(methods, (operation) => ({
      ...operation,
      responses: mapped(operation.responses, (answer) => referred(told, answer)),
    })),
  );
  return { ...told, paths };
};

export const routesOf = ({ paths }: OpenApi): Route[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
