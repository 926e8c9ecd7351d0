import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type Command, CommandBus, type ICommand, type ICommandHandler } from '@nestjs/cqrs';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import { Registry } from 'prom-client';
import { Others } from '../following/others.js';
import { OneHandler } from './one-handler.js';
import { outcomeOfCommand } from './outcomes.js';
import { Watch } from './watch.js';

/** The command bus of @nestjs/cqrs, watched, with one handler a command, which knows what others have recorded before. */
@Injectable()
export class WatchedCommandBus extends CommandBus {
  private readonly one = new OneHandler();
  private readonly watch: Watch;

  constructor(
    moduleRef: ModuleRef,
    @Inject(Registry) registry: Registry,
    private readonly others: Others,
  ) {
    super(moduleRef);
    this.watch = new Watch('command', registry, outcomeOfCommand);
  }

  override async execute<R = void>(command: Command<R>): Promise<R> {
    return this.watch.over(command, async () => {
      await this.others.catchUp();
      return super.execute(command);
    });
  }

  override bind<T extends ICommand>(handler: InstanceWrapper<ICommandHandler<T>>, id: string): void {
    this.one.add(id, String(handler.name));
    super.bind(handler, id);
  }
}
