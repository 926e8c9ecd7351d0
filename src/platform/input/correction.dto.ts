import { invalid } from '../problems/problem.js';
import { FreeText } from './fields.js';

/** Why something is corrected; a correction is never without it. */
export class ReasonDto {
  @FreeText() reason!: string;
}

/** 400 where a correction names none of the fields that it may correct. */
export const mustTellAField = ({
  reason: _,
  version: __,
  ...fields
}: ReasonDto & { readonly version?: number }): void => {
  if (Object.values(fields).some((value) => value !== undefined)) return;
  throw invalid('', 'paling sedikit satu bagian untuk diperbaiki | at least one field to correct');
};
