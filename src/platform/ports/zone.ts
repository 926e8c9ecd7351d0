/** The time zone in which days are told, by its IANA name. */
export class Zone {
  constructor(readonly name: string) {}
}
