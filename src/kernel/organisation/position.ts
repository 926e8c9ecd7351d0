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

const PARTS = ['title', 'type', 'grade'] as const;

export const samePosition = (a: StaffPosition = {}, b: StaffPosition = {}): boolean =>
  PARTS.every((part) => a[part] === b[part]);
