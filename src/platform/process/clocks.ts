import { Clock } from '../ports/ports.js';

/** The time as it is. */
export class RealClock extends Clock {
  private readonly acceptedAt: string;

  /** `accept`: as it stands now, it is right. */
  constructor(accept = false) {
    super();
    this.acceptedAt = accept ? this.now() : '';
  }

  now(): string {
    return new Date().toISOString();
  }

  accepted(): string {
    return this.acceptedAt;
  }
}

/** A clock that starts at an instant and runs; in local mode it can be moved forwards. */
export class MovableClock extends Clock {
  private offsetMs: number;
  private acceptedAt: string;

  /** `accept`: where it starts is right. */
  constructor(startAt: string, accept = false) {
    super();
    this.acceptedAt = accept ? startAt : '';
    this.offsetMs = Date.parse(startAt) - Date.now();
  }

  now(): string {
    return new Date(Date.now() + this.offsetMs).toISOString();
  }

  accepted(): string {
    return this.acceptedAt;
  }

  /** False where the instant is before what the clock shows: it does not go back. Whoever moves it means it. */
  moveTo(instant: string): boolean {
    const offsetMs = Date.parse(instant) - Date.now();
    if (offsetMs < this.offsetMs) return false;
    this.offsetMs = offsetMs;
    this.acceptedAt = this.now();
    return true;
  }
}
