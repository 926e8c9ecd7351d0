import { DomainCommand } from '../platform/bus/domain-command.js';
import type { ImportReport } from './import.events.js';

/** Keeps what an import under a key came to: asked again, it is answered so. */
export class RecordImport extends DomainCommand<{ readonly report: ImportReport }> {}
