import type { INestApplication, Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { REQUIRES } from './guard.js';

const handlersOf = (controller: Type): [string, object][] =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((name): [string, object][] => {
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    return typeof handler === 'function' && Reflect.hasMetadata(METHOD_METADATA, handler) ? [[name, handler]] : [];
  });

/** Throws where a route states no permission: then the server does not start. */
const mustState = (controllers: readonly Type[]): void => {
  const silent = controllers.flatMap((controller) =>
    handlersOf(controller)
      .filter(([, handler]) => !Reflect.hasMetadata(REQUIRES, handler))
      .map(([name]) => `${controller.name}.${name}`),
  );
  if (silent.length > 0) throw new Error(`routes that state no permission: ${silent.join(', ')}`);
};

export const mustStatePermissions = (app: INestApplication): void => {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype));
  mustState(controllers.flatMap((metatype) => (metatype ? [metatype as Type] : [])));
};
