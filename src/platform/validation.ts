import { type ArgumentMetadata, Injectable, type ValidationError, ValidationPipe } from '@nestjs/common';
import { Problem, type ProblemRow } from './problem.js';

const pointerPart = (property: string): string => property.slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1');

const hintOf = (error: ValidationError): string => {
  const { whitelistValidation, ...others } = error.constraints ?? {};
  if (whitelistValidation !== undefined) return 'no such field';
  return Object.values(others).at(-1) ?? 'not valid';
};

const rowsOf = (errors: readonly ValidationError[], above: string): ProblemRow[] =>
  errors.flatMap((error) => {
    const pointer = `${above}/${pointerPart(error.property)}`;
    const own: ProblemRow[] = error.constraints ? [{ pointer, code: 'invalid-input', hint: hintOf(error) }] : [];
    return [...own, ...rowsOf(error.children ?? [], pointer)];
  });

const MAX_ROWS = 100;

/** Fields that were left out are not there, rather than there and undefined. */
const withoutGaps = (value: unknown): unknown => {
  if (Array.isArray(value)) value.forEach(withoutGaps);
  else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) Reflect.deleteProperty(value, name);
      else withoutGaps(inner);
    }
  }
  return value;
};

/** Bodies and queries against their classes: unknown fields are refused, each fault has its row. */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new Problem('invalid-input', rowsOf(errors, '').slice(0, MAX_ROWS)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    if (metadata.type === 'body' && !isObject(value)) throw new Problem('invalid-input', [NO_OBJECT]);
    return withoutGaps(await super.transform(value, metadata));
  }
}

const NO_OBJECT: ProblemRow = { pointer: '', code: 'invalid-input', hint: 'a JSON object' };

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
