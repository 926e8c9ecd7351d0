import {
  type ArgumentMetadata,
  Injectable,
  type PipeTransform,
  type ValidationError,
  ValidationPipe,
} from '@nestjs/common';
import { type BadItems, INHERITED, isObject, NAME_OF_CHECK, NO_SUCH_FIELD } from './field.js';
import { type Bilingual, invalid, Problem, type ProblemRow } from './problem.js';

export const NO_SUCH_PARAMETER: Bilingual = 'tidak ada parameter yang demikian | no such query parameter';
const MAX_ROWS = 1_000;

/** A name that is no field's is told only where it looks like one: it may be anything, a number of a person too. */
const FIELD_NAME = /^[a-z][A-Za-z]{0,39}$/;

const isBilingual = (text: string | undefined): text is Bilingual => text?.includes(' | ') === true;

const hintOf = ({ constraints }: ValidationError): Bilingual => {
  const hint = constraints?.[NAME_OF_CHECK];
  return isBilingual(hint) ? hint : 'tidak sah | not valid';
};

/** The places of a fault: the items of a list that are bad, else the field itself. */
const placesOf = ({ contexts, value }: ValidationError, pointer: string): string[] => {
  const items = contexts?.[NAME_OF_CHECK] as BadItems | undefined;
  const bad = items?.badItems(value) ?? [];
  return bad.length > 0 ? bad.map((index) => `${pointer}/${index}`) : [pointer];
};

const rowsOf = (errors: readonly ValidationError[], above: string): ProblemRow[] =>
  errors.flatMap((error): ProblemRow[] => {
    const { property, constraints, children = [] } = error;
    if (constraints?.whitelistValidation !== undefined) {
      const pointer = FIELD_NAME.test(property) ? `${above}/${property}` : above;
      return [{ pointer, code: 'invalid-input', hint: NO_SUCH_FIELD }];
    }
    const pointer = `${above}/${property}`;
    const places = constraints ? placesOf(error, pointer) : [];
    const own = places.map((place): ProblemRow => ({ pointer: place, code: 'invalid-input', hint: hintOf(error) }));
    return [...own, ...rowsOf(children, pointer)];
  });

/** Fields that were left out are not there, rather than there and undefined. */
const withoutGaps = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) Reflect.deleteProperty(value, name);
    else withoutGaps(inner);
  }
  return value;
};

const namesInherited = (query: object): boolean =>
  Object.getOwnPropertyNames(query).some((name) => INHERITED.has(name));

/** Values against their classes: unknown fields are refused, each fault has its row below `above`. */
class ClassPipe extends ValidationPipe {
  constructor(above: string) {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      validationError: { target: false, value: true },
      exceptionFactory: (errors) => new Problem('invalid-input', rowsOf(errors, above).slice(0, MAX_ROWS)),
    });
  }
}

/** Bodies and queries. */
@Injectable()
export class InputPipe implements PipeTransform {
  private readonly bodies = new ClassPipe('');
  private readonly queries = new ClassPipe('/query');

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'query') {
      if (isObject(value) && namesInherited(value)) throw invalid('/query', NO_SUCH_PARAMETER);
      return withoutGaps(await this.queries.transform(value, metadata));
    }
    if (metadata.type !== 'body') return value;
    if (!isObject(value)) throw invalid('', 'sebuah objek JSON | a JSON object');
    return withoutGaps(await this.bodies.transform(value, metadata));
  }
}
