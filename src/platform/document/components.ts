import { type SchemaNode, withInner } from './schema-node.js';

/** Schemas of answers that have a title: each stands once among the components, and is referred to elsewhere. */
export class Components {
  readonly found = new Map<string, SchemaNode>();

  /** A schema in which whatever has a title is referred to. */
  referring(schema: SchemaNode): SchemaNode {
    const { title, description, ...rest } = withInner(schema, (inner) => this.referring(inner));
    const told = description === undefined ? {} : { description };
    if (title === undefined) return { ...rest, ...told };
    this.keep(title, rest);
    return { $ref: `#/components/schemas/${title}`, ...told };
  }

  private keep(title: string, schema: SchemaNode): void {
    const known = this.found.get(title) ?? schema;
    if (JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two schemas have the title ${title}`);
    this.found.set(title, known);
  }
}
