/** As much of a schema as is read and changed when the document is finished. */
export type SchemaNode = {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly additionalProperties?: boolean;
};

const each = (
  schemas: Readonly<Record<string, SchemaNode>>,
  change: (inner: SchemaNode, name: string) => SchemaNode,
): Record<string, SchemaNode> =>
  Object.fromEntries(Object.entries(schemas).map(([name, inner]) => [name, change(inner, name)]));

/** A schema with each that stands directly in it changed; those in `properties` come with their name. */
export const withInner = (schema: SchemaNode, change: (inner: SchemaNode, name?: string) => SchemaNode): SchemaNode => {
  const { properties, items, oneOf } = schema;
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: each(properties, change) }),
    ...(items === undefined ? {} : { items: change(items) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map((one) => change(one)) }),
  };
};
