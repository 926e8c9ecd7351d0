import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse, type ApiResponseSchemaHost } from '@nestjs/swagger';
import { IF_NONE_MATCH } from '../input/headers.js';

/** A schema of the OpenAPI document. */
export type Schema = ApiResponseSchemaHost['schema'];

const HEADERS = {
  ETag: { description: 'of this answer', required: true, schema: { type: 'string' } },
  'View-Position': {
    description: 'every write up to here is in the answer',
    required: true,
    schema: { type: 'string', pattern: '^[0-9]{20}$' },
  },
} as const;

/** The answer to a read whose ETag the caller has. */
export const UNCHANGED = { description: 'as the ETag says, nothing has changed', headers: HEADERS } as const;

const LINK = {
  Link: {
    description: 'the next page, as rel="next"; absent on the last',
    required: false,
    schema: { type: 'string' },
  },
} as const;

const DISPOSITION = {
  'Content-Disposition': {
    description: 'of a table: a file name that says what it shows, for which asOf and knownOn',
    required: false,
    schema: { type: 'string' },
  },
} as const;

const CSV: Schema = {
  type: 'string',
  description:
    'RFC 4180 in UTF-8 with a header row; by `Accept: text/csv` or `format=csv`. A list without `limit` comes whole.',
};

/** An object of an answer: every field is there but those named optional, and no other. */
export const objectOf = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  // OpenAPI 3.0 knows no empty list of required fields.
  return { type: 'object', additionalProperties: false, ...(required.length > 0 ? { required } : {}), properties };
};

/** A schema that stands once in the document, under its title. */
export const titled = (title: string, schema: Schema): Schema => ({ ...schema, title });

/** A page of a list (api.md, 1). */
export const pageSchema = (item: Schema): Schema =>
  objectOf({
    items: { type: 'array', maxItems: 200, items: item },
    next: {
      type: 'string',
      nullable: true,
      description: 'the cursor of the next page; null where there is none',
    },
  });

/** One thing by its id: as in a list, with the revision that `If-Match` of a write to it takes. */
export const withRevision = ({ title: _, ...item }: Schema): Schema => ({
  ...item,
  required: [...(item.required ?? []), 'revision'],
  properties: {
    ...item.properties,
    revision: { type: 'integer', minimum: 0, description: 'as it stands now, whatever the dates: for If-Match' },
  },
});

/** Documents a read: its answer, as CSV too where it is a table, and `304`. */
export const ReadAnswers = (schema: Schema, { table = false }: { readonly table?: boolean } = {}): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'an `ETag` answered before: 304 where the answer is still the same',
      schema: { type: 'string', pattern: IF_NONE_MATCH.source },
    }),
    ApiResponse({
      status: 200,
      description: 'the answer',
      headers: {
        ...HEADERS,
        ...('next' in (schema.properties ?? {}) ? LINK : {}),
        ...(table ? DISPOSITION : {}),
      },
      content: { 'application/json': { schema }, ...(table ? { 'text/csv': { schema: CSV } } : {}) },
    }),
    ApiResponse({ status: 304, ...UNCHANGED }),
  );
