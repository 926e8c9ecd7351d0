import { CorrectedCity } from '../support/http/corrected.js';
import type { Ids, SmallCity } from '../support/http/small-city.js';

export const LIST = '/v1/nil-reports';

export type NilReportDesk = {
  readonly office: CorrectedCity;
  readonly city: SmallCity;
  readonly ids: Ids;
  /** Where they are made. */
  readonly path: string;
};

/** A city with one nil report, of unit C. */
export const openNilReports = async (): Promise<NilReportDesk> => {
  const office = await CorrectedCity.open(async () => {});
  const { city } = office;
  return { office, city, ids: city.ids, path: `/v1/programmes/${city.ids.programme}/nil-reports` };
};
