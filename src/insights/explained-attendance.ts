import type { StaffId } from '../kernel/words/ids.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import type { AttendanceRecorded, AttendanceRetracted } from '../socialisation/session.events.js';
import { type SessionAt, sessionKind } from '../socialisation/session.register.js';
import { COUNTS, type Explained, type Explaining, type Judged, not } from './explained.js';

type Presence = Omit<Explained, 'counted' | 'why'> & { readonly staff: StaffId; readonly fault?: Judged };

/** Somebody told to have been there, by the fact that first told it, and whether that was taken back. */
type Told = { readonly staff: StaffId; readonly recorded: RecordedEvent; readonly isTaken: boolean };

class Presences {
  private readonly standing = new Map<StaffId, RecordedEvent>();
  private readonly gone: Told[] = [];

  take(recorded: RecordedEvent): void {
    const { staff = [] } = recorded.data as unknown as Partial<AttendanceRecorded | AttendanceRetracted>;
    for (const one of staff) {
      if (recorded.type === 'AttendanceRecorded') this.attended(one, recorded);
      if (recorded.type === 'AttendanceRetracted') this.retracted(one);
    }
  }

  get all(): readonly Told[] {
    const standing = [...this.standing].map(([staff, recorded]) => ({ staff, recorded, isTaken: false }));
    return [...standing, ...this.gone];
  }

  private attended(staff: StaffId, recorded: RecordedEvent): void {
    if (!this.standing.has(staff)) this.standing.set(staff, recorded);
  }

  private retracted(staff: StaffId): void {
    const recorded = this.standing.get(staff);
    if (recorded) this.gone.push({ staff, recorded, isTaken: true });
    this.standing.delete(staff);
  }
}

const faultOf = (isTaken: boolean, { status }: SessionAt): Judged | undefined => {
  if (isTaken) return not('retracted');
  return status === 'held' ? undefined : not('not-yet');
};

const presentAt = async (explaining: Explaining, session: SessionAt): Promise<Presence[]> => {
  const { id: thing, on } = session;
  const presences = new Presences();
  for (const recorded of await explaining.known('session', thing)) presences.take(recorded);
  return presences.all.flatMap(({ staff, recorded: { id: event, meta }, isTaken }) => {
    const unit = explaining.people.get(staff);
    if (unit === undefined) return [];
    const told = {
      component: 'socialised',
      fact: 'attendance',
      thing,
      on,
      recordedOn: meta.recordedOn,
      event,
    } as const;
    const fault = faultOf(isTaken, session);
    return [{ ...told, unit, staff, weight: 1, ...(fault ? { fault } : {}) }];
  });
};

/** Of each person the first session attended counts. */
export async function* socialised(explaining: Explaining): AsyncGenerator<readonly Explained[]> {
  const { book, registers } = explaining;
  const sessions = book.records.flatMap((record) =>
    record.kind === 'session' ? (sessionKind.counted(record, registers.pair) ?? []) : [],
  );
  const seen = new Set<StaffId>();
  for (const session of sessions.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    const rows = await presentAt(explaining, session);
    yield rows.map(({ fault, ...row }) => {
      if (fault) return { ...row, ...fault };
      const judged = seen.has(row.staff) ? not('another-counts') : COUNTS;
      seen.add(row.staff);
      return { ...row, ...judged };
    });
  }
}
