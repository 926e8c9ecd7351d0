import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { UNIT_KINDS, type UnitKind } from '../kernel/organisation/chart-change.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { Day, FreeText, Id, Ids, Label, Nested, NestedList, OneOf, Whole } from '../platform/input/fields.js';
import { PositionDto } from '../platform/input/position.dto.js';
import { REFORM_KINDS, type ReformKind } from './reform.events.js';

export class ProcedureDto {
  @Whole({ min: 0, max: 10_000 }) steps!: number;
  @Whole({ min: 0, max: 100_000 }) days!: number;
}

export class PostDto {
  @Id() staff!: StaffId;
  @Nested(() => PositionDto) position!: PositionDto;
}

const CHANGES = ['establish', 'rename', 'move', 'merge', 'abolish'] as const;
export type ChangeName = (typeof CHANGES)[number];

/** A unit by id, or one that the same reform establishes by its code. */
export type UnitRef = string | { readonly code: string };

const ID_SCHEMA = { type: 'string', format: 'uuid' };
const CODE_SCHEMA = {
  type: 'object',
  required: ['code'],
  additionalProperties: false,
  properties: { code: { type: 'string', minLength: 1, maxLength: 64 } },
};

/** What it refers to is read with the whole list, where codes are known: reform.changes.ts. */
const Ref = (nullable = false): PropertyDecorator =>
  applyDecorators(ApiProperty({ required: false, nullable, oneOf: [ID_SCHEMA, CODE_SCHEMA] }), IsOptional());

export class ChangeDto {
  @OneOf(CHANGES) change!: ChangeName;
  @Label({ max: 64, optional: true }) code?: string;
  @Label({ max: 200, optional: true }) name?: string;
  @OneOf(UNIT_KINDS, { optional: true }) kind?: UnitKind;
  @Ref(true) parent?: UnitRef | null;
  @Ref() unit?: UnitRef;
  @Ref() into?: UnitRef;
}

export class ProposeReformDto {
  @OneOf(REFORM_KINDS) kind!: ReformKind;
  @Label() title!: string;
  @FreeText({ optional: true }) reason?: string;
  @Ids() units!: UnitId[];
  @Day() effectiveOn!: CalendarDate;
  /** Of a restructure. */
  @NestedList(() => ChangeDto, { optional: true, max: 500 }) changes?: ChangeDto[];
  /** Of a simplification. */
  @Nested(() => ProcedureDto, { optional: true }) before?: ProcedureDto;
  @Nested(() => ProcedureDto, { optional: true }) after?: ProcedureDto;
  /** Of an equalisation. */
  @NestedList(() => PostDto, { optional: true }) posts?: PostDto[];
}

export class DecreeReformDto {
  @Label() number!: string;
  @Day() signedOn!: CalendarDate;
}

export class PostponeReformDto {
  @Day() effectiveOn!: CalendarDate;
  @FreeText() reason!: string;
}

export class CompleteReformDto {
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText({ optional: true }) evidence?: string;
}

export class CancelReformDto {
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText() reason!: string;
}
