// Imported outside of the tests' realm: nothing here may use what jest provides.
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Requires } from '../../../src/platform/callers/guard.js';
import { fastifyAdapter } from '../../../src/platform/edge/http.js';
import { mustStatePermissions } from '../../../src/platform/callers/route-check.js';

@Controller()
class Open {
  @Get('stated')
  @Requires('public')
  stated(): string {
    return '';
  }

  @Get('silent')
  silent(): string {
    return '';
  }
}

@Module({ controllers: [Open] })
class OpenModule {}

/** Starts an application with a route that states no permission, as far as its check. */
export const startOfSilentRoute = async (): Promise<() => void> => {
  const app = await NestFactory.create<NestFastifyApplication>(OpenModule, fastifyAdapter(), { logger: false });
  return () => mustStatePermissions(app);
};
