/** Tells the time: real, or started at an instant in local mode. */
export interface Clock {
  /** RFC 3339 in UTC, milliseconds. */
  now(): string;
}
