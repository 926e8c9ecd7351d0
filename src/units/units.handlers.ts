import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type UnitId } from '../kernel/words/ids.js';
import { ChartChanges } from './chart-changes.js';
import { AbolishUnit, EstablishUnit, MergeUnit, MoveUnit, RenameUnit } from './units.commands.js';

@CommandHandler(EstablishUnit)
export class EstablishUnitHandler implements ICommandHandler<EstablishUnit> {
  constructor(private readonly changes: ChartChanges) {}

  async execute({ body: { on, ...told }, envelope }: EstablishUnit): Promise<Outcome> {
    const unit = asId<UnitId>(envelope.commandId);
    return this.changes.make({ change: 'establish', unit, ...told }, on, envelope);
  }
}

@CommandHandler(RenameUnit)
export class RenameUnitHandler implements ICommandHandler<RenameUnit> {
  constructor(private readonly changes: ChartChanges) {}

  async execute({ body: { on, ...told }, envelope }: RenameUnit): Promise<Outcome> {
    return this.changes.make({ change: 'rename', ...told }, on, envelope);
  }
}

@CommandHandler(MoveUnit)
export class MoveUnitHandler implements ICommandHandler<MoveUnit> {
  constructor(private readonly changes: ChartChanges) {}

  async execute({ body: { on, ...told }, envelope }: MoveUnit): Promise<Outcome> {
    return this.changes.make({ change: 'move', ...told }, on, envelope);
  }
}

@CommandHandler(MergeUnit)
export class MergeUnitHandler implements ICommandHandler<MergeUnit> {
  constructor(private readonly changes: ChartChanges) {}

  async execute({ body: { on, ...told }, envelope }: MergeUnit): Promise<Outcome> {
    return this.changes.make({ change: 'merge', ...told }, on, envelope);
  }
}

@CommandHandler(AbolishUnit)
export class AbolishUnitHandler implements ICommandHandler<AbolishUnit> {
  constructor(private readonly changes: ChartChanges) {}

  async execute({ body: { on, unit }, envelope }: AbolishUnit): Promise<Outcome> {
    return this.changes.make({ change: 'abolish', unit }, on, envelope);
  }
}
