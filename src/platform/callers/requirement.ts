import type { Permission } from './permissions.js';

/**
 * `public`: no token; `code`: no token either, but a code that the body names, and the request is told of nowhere; `token`:
 * any caller with a good one; else a permission that one of the caller's roles has.
 */
export type Requirement = 'public' | 'code' | 'token' | Permission;

/** Who calls need not be known. */
export const isNameless = (requirement: Requirement | undefined): requirement is 'public' | 'code' =>
  requirement === 'public' || requirement === 'code';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. */
    requires?: Requirement;
    /** It takes a CSV file. */
    csv?: boolean;
  }
}
