import type { Json } from '../../../src/kernel/words/json.js';
import { type Answer, textOf } from '../caller.js';
import type { DocumentedAnswer, OpenApi, Operation, Route } from './openapi.js';
import { SchemaCheck } from './schema.js';

const mediaTypeOf = ({ headers }: Answer): string => headers.get('content-type')?.split(';')[0] ?? '';

/** A rule that refuses is one of those that the operation names. */
const rules = ({ 'x-refusals': named = [] }: Operation, answer: Answer): string[] => {
  if (answer.status !== 409) return [];
  const code = textOf(answer, 'code');
  return named.includes(code) ? [] : [`the rule ${code} is not documented`];
};

/** Whether answers are such as the document says. */
export class Conformance {
  readonly check: SchemaCheck;

  constructor(document: OpenApi) {
    this.check = new SchemaCheck(document);
  }

  /** What of an answer the document does not say. */
  faults({ operation }: Route, answer: Answer): string[] {
    const documented = operation.responses[String(answer.status)];
    if (!documented) return [`status ${answer.status} is not documented`];
    return [...this.headers(documented, answer), ...this.body(documented, answer), ...rules(operation, answer)];
  }

  private headers({ headers = {} }: DocumentedAnswer, answer: Answer): string[] {
    return Object.entries(headers).flatMap(([name, { required, schema }]) => {
      const value = answer.headers.get(name);
      if (value === null) return required === true ? [`no header ${name}`] : [];
      return this.check.faults(value, schema, name);
    });
  }

  private body({ content }: DocumentedAnswer, answer: Answer): string[] {
    if (!content) return answer.text === '' ? [] : ['a body where none is documented'];
    const type = mediaTypeOf(answer);
    const found = content[type];
    if (!found) return [`content type ${type} is not documented`];
    const isJson = type.endsWith('json');
    return this.check.faults(isJson ? (JSON.parse(answer.text) as Json) : answer.text, found.schema);
  }
}
