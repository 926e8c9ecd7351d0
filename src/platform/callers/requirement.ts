import type { Permission } from './permissions.js';

/** `public`: no token; `token`: any caller with a good one; else a permission that one of the caller's roles has. */
export type Requirement = 'public' | 'token' | Permission;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. */
    requires?: Requirement;
    /** It takes a CSV file. */
    csv?: boolean;
  }
}
