import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { UNIT_KINDS, type UnitKind } from '../kernel/organisation/chart-change.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { Day, FreeText, Id, Ids, Label, Nested, NestedList, OneOf, Whole } from '../platform/input/fields.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { PositionDto } from '../platform/input/position.dto.js';
import { REFORM_KINDS, type ReformKind } from './reform.events.js';
import { RegisterQuery, WITH_STATUS } from '../registers/register-query.js';
import { REFORM_STATUSES, type ReformStatus } from './reform.register.js';

export class ProcedureDto {
  @Whole({ min: 0, max: 10_000 }) steps!: number;
  @Whole({ min: 0, max: 100_000 }) days!: number;
}

export class PostDto {
  @Id({ description: 'who gets the post' }) staff!: StaffId;
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
  properties: {
    code: { type: 'string', minLength: 1, maxLength: 64, description: 'of a unit that an earlier change establishes' },
  },
};

/** What it refers to is read with the whole list, where codes are known: reform.changes.ts. */
const Ref = (description: string, nullable = false): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ required: false, nullable, description, oneOf: [ID_SCHEMA, CODE_SCHEMA] }),
    IsOptional(),
  );

export class ChangeDto {
  @OneOf(CHANGES, { description: 'what is done' }) change!: ChangeName;
  @Label({ max: 64, optional: true, description: 'establish: the code of the new unit' }) code?: string;
  @Label({ max: 200, optional: true, description: 'establish, rename: its name' }) name?: string;
  @OneOf(UNIT_KINDS, { optional: true, description: 'establish: what kind of unit it is' }) kind?: UnitKind;
  @Ref('establish, move: the unit directly above; null for the root', true) parent?: UnitRef | null;
  @Ref('rename, move, merge, abolish: the unit that is changed') unit?: UnitRef;
  @Ref('merge: the unit that receives it') into?: UnitRef;
}

export class ProposeReformDto {
  @OneOf(REFORM_KINDS, { description: 'which kind of reform; the fields below go by it' }) kind!: ReformKind;
  @Label() title!: string;
  @FreeText({ optional: true }) reason?: string;
  @Ids({ description: 'ids of the units that it is about' }) units!: UnitId[];
  @Day() effectiveOn!: CalendarDate;
  @NestedList(() => ChangeDto, { optional: true, max: 500, description: 'of a restructure: applied in this order' })
  changes?: ChangeDto[];

  @Nested(() => ProcedureDto, { optional: true }) before?: ProcedureDto;
  @Nested(() => ProcedureDto, { optional: true }) after?: ProcedureDto;
  @NestedList(() => PostDto, { optional: true, description: 'of an equalisation: who gets which post' })
  posts?: PostDto[];
}

export class DecreeReformDto {
  @Label() number!: string;
  @Day() signedOn!: CalendarDate;
}

export class PostponeReformDto {
  @Day({ description: 'the later day on which it takes effect instead' }) effectiveOn!: CalendarDate;
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

export class AmendReformDto extends ReasonDto {
  @Label({ optional: true }) title?: string;
  @Label({ optional: true, description: 'the number of the decree' }) number?: string;
  @Ids({ optional: true, description: 'ids of the units that it is about' }) units?: UnitId[];
  @Day({ optional: true, description: 'any day' }) effectiveOn?: CalendarDate;
  @Day({ optional: true, description: 'of the decree' }) signedOn?: CalendarDate;
  @Day({ optional: true, description: 'of the completion' }) completedOn?: CalendarDate;
  @Nested(() => ProcedureDto, { optional: true }) before?: ProcedureDto;
  @Nested(() => ProcedureDto, { optional: true }) after?: ProcedureDto;
}

export class ReformsQuery extends RegisterQuery {
  @OneOf(REFORM_STATUSES, WITH_STATUS) status?: ReformStatus;
}
