import type { Language } from '../kernel/words/sentences.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** Where the one who asks is reminded, and in which language; null: nowhere any more. */
export class SetAddress extends DomainCommand<{ readonly address: string | null; readonly language: Language }> {}

/** What becomes of today's digest of the one who asks. */
export type DigestState = 'begun' | 'released';

export class MarkDigest extends DomainCommand<{ readonly state: DigestState }> {}
