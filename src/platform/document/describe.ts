import { ANSWER_TEXTS, REQUEST_TEXTS } from './field-texts.js';
import { type SchemaNode, withInner } from './schema-node.js';

type Texts = Readonly<Record<string, string>>;

/** A reference says beside it what it is for: readers that know no more than the reference find what they need. */
const plain = ({ allOf, ...schema }: SchemaNode): SchemaNode =>
  allOf?.length === 1 ? { ...allOf[0], ...schema } : { ...schema, ...(allOf ? { allOf } : {}) };

const describedBy =
  (texts: Texts) =>
  (schema: SchemaNode, name?: string): SchemaNode => {
    const inner = withInner(plain(schema), describedBy(texts));
    const text = name === undefined || !Object.hasOwn(texts, name) ? undefined : texts[name];
    return text === undefined || inner.description !== undefined ? inner : { ...inner, description: text };
  };

/** A body or a part of it: each field that says nothing of itself says what fields of its name mean. */
export const requestDescribed = describedBy({ ...ANSWER_TEXTS, ...REQUEST_TEXTS });

/** Likewise of an answer. */
export const answerDescribed = describedBy(ANSWER_TEXTS);
