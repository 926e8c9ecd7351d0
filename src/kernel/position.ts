export const EMPLOYMENT_KINDS = ['PNS', 'PPPK'] as const;
export type EmploymentKind = (typeof EMPLOYMENT_KINDS)[number];

export const POSITION_TYPES = ['structural', 'functional', 'executive'] as const;
export type PositionType = (typeof POSITION_TYPES)[number];

/** A post; parts that an import did not tell are absent. */
export type StaffPosition = {
  readonly title?: string;
  readonly type?: PositionType;
  readonly grade?: string;
};

export const samePosition = (a: StaffPosition | undefined, b: StaffPosition | undefined): boolean =>
  a?.title === b?.title && a?.type === b?.type && a?.grade === b?.grade;
