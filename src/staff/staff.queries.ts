import type { StaffId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { LookupStaffDto, StaffQuery } from './staff.dto.js';

/** People in service at a pair of dates. */
export class ReadStaff extends DomainQuery<StaffQuery> {}

/** One person, with the history of assignments. */
export class ReadPerson extends DomainQuery<PairQuery & { readonly id: StaffId }> {}

/** The ids of people by number; left out is a number that nobody has, or nobody whom the caller is shown today. */
export class LookUpStaff extends DomainQuery<LookupStaffDto, Found> {}

export type Found = { readonly items: readonly { readonly nip: string; readonly staff: StaffId }[] };
