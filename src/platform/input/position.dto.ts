import { POSITION_TYPES, type PositionType } from '../../kernel/organisation/position.js';
import { Label, OneOf } from './fields.js';

/** A post as a request says it. */
export class PositionDto {
  @Label({ max: 300 }) title!: string;
  @OneOf(POSITION_TYPES) type!: PositionType;
  @Label({ max: 20, optional: true }) grade?: string;
}
