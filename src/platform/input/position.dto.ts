import { POSITION_TYPES, type PositionType } from '../../kernel/organisation/position.js';
import { Label, OneOf } from './fields.js';

/** A post as a request says it. */
export class PositionDto {
  @Label({ max: 300, description: 'the title of the post' }) title!: string;
  @OneOf(POSITION_TYPES, { description: 'structural, functional, or executive (pelaksana)' }) type!: PositionType;
  @Label({ max: 20, optional: true, description: 'the grade, such as III/d' }) grade?: string;
}
