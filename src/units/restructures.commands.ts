import { DomainCommand } from '../platform/bus/domain-command.js';
import type {
  RestructureCorrected,
  RestructureEnacted,
  RestructurePutOff,
  RestructureRevoked,
} from './chart.events.js';

/** Puts a decree on the chart; once it is there, again changes nothing: so here and below. */
export class EnactRestructure extends DomainCommand<Omit<RestructureEnacted, 'type'>> {}

export class PutOffRestructure extends DomainCommand<Omit<RestructurePutOff, 'type'>> {}

export class RevokeRestructure extends DomainCommand<Omit<RestructureRevoked, 'type'>> {}

export class CorrectRestructure extends DomainCommand<Omit<RestructureCorrected, 'type'>> {}
