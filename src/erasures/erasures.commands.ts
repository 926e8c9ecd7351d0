import { DomainCommand } from '../platform/bus/domain-command.js';

/** The kinds of things whose texts can be made unreadable. */
export type ErasableKind =
  'reform' | 'directive' | 'session' | 'practice' | 'course' | 'issue' | 'suggestion' | 'complaint';

/** Makes every text of a thing unreadable for good that was told until now. */
export class EraseTexts extends DomainCommand<{
  readonly kind: ErasableKind;
  readonly id: string;
  readonly reason: string;
}> {}
