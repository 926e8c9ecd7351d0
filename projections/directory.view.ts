import type { PostFact, RecordedFact, ToldCareer } from '../src/kernel/organisation/career.js';
import type { StaffEvent, StaffMovedTogether } from '../src/staff/staff.events.js';
import type { ReformCancelled, ReformCorrection, ReformDecreed, ReformPutOff } from '../src/reforms/reform.events.js';
import { projectionOf, type Told, type View } from '../src/kernel/views/projection.js';
import type { Sealed } from '../src/kernel/ports/keyring.js';
import type { CalendarDate } from '../src/kernel/words/calendar-date.js';
import { unreachable } from '../src/kernel/words/unreachable.js';

type Sealing = { readonly recordedOn: CalendarDate; readonly sealed: Sealed };

/** A person as the directory knows them: the career with both dates, posts given, names and numbers sealed. */
export type StaffRecord = ToldCareer<RecordedFact> & {
  readonly posts: readonly PostFact[];
  /** Oldest first; the last one holds. */
  readonly names: readonly Sealing[];
  readonly nips: readonly Sealing[];
  /** Revision of the person's own stream. */
  readonly revision: number;
};

type PostsCorrected = Extract<ReformCorrection, { type: 'ReformAmended' | 'ReformUndone' }>;

export type DirectoryEvent =
  StaffEvent | StaffMovedTogether | ReformDecreed | ReformPutOff | ReformCancelled | PostsCorrected;

export const NOBODY: StaffRecord = { career: [], posts: [], names: [], nips: [], revision: -1 };

const withFact = (
  record: StaffRecord,
  fact: Omit<RecordedFact, 'id' | 'recordedOn' | 'seq'>,
  { id, recordedOn, position }: Told,
): StaffRecord => ({
  ...record,
  career: [...record.career, { id, ...fact, recordedOn, seq: Number(position) }],
});

const withoutFact = (
  record: StaffRecord,
  fact: RecordedFact['id'],
  { id, recordedOn }: Told,
): Pick<StaffRecord, 'career' | 'undone'> => {
  const gone = record.career.filter((one) => one.id === fact);
  return {
    career: record.career.filter((one) => one.id !== fact),
    undone: [...(record.undone ?? []), ...gone.map((one) => ({ ...one, undone: { id, recordedOn } }))],
  };
};

/** The post that the newest decree of a reform gave, as known from now on. */
const withPost = (record: StaffRecord, reform: string, now: PostFact['known'][number]): StaffRecord => {
  const at = record.posts.findLastIndex((post) => post.reform === reform);
  return {
    ...record,
    posts: record.posts.map((post, index) => (index === at ? { ...post, known: [...post.known, now] } : post)),
  };
};

const staffOf = (event: DirectoryEvent): readonly string[] => {
  switch (event.type) {
    case 'StaffMovedTogether':
      return event.moves.map(({ staff }) => staff);
    case 'ReformDecreed':
      return event.posts?.map(({ staff }) => staff) ?? [];
    case 'ReformPutOff':
    case 'ReformCancelled':
    case 'ReformAmended':
    case 'ReformUndone':
      return event.staff ?? [];
    case 'StaffEnrolled':
    case 'StaffTransferred':
    case 'StaffDeparted':
    case 'StaffCorrected':
    case 'StaffUndone':
      return [event.staff];
    default:
      return unreachable(event);
  }
};

/** Who is where: what rules about people ask, and the staff lists. */
const directoryView: View<StaffRecord, DirectoryEvent> = {
  name: 'directory',
  version: 3,
  keys: staffOf,
  indexes: ({ career, undone = [] }) => ({
    unit: [...new Set([...career, ...undone].flatMap(({ unit }) => unit ?? []))],
  }),
  on: {
    StaffEnrolled: (record = NOBODY, { unit, employment, position, on, name, nip }, told) => ({
      ...withFact(record, { kind: 'enrolled', on, unit, position, employment }, told),
      names: [...record.names, { recordedOn: told.recordedOn, sealed: name }],
      nips: [...record.nips, { recordedOn: told.recordedOn, sealed: nip }],
      revision: told.revision,
    }),
    StaffTransferred: (record = NOBODY, { unit, position, on }, told) => ({
      ...withFact(record, { kind: 'transferred', on, unit, ...(position ? { position } : {}) }, told),
      revision: told.revision,
    }),
    StaffDeparted: (record = NOBODY, { on, reason }, told) => ({
      ...withFact(record, { kind: 'departed', on, reason }, told),
      revision: told.revision,
    }),
    StaffCorrected: (record = NOBODY, { name, nip }, { recordedOn, revision }) => ({
      ...record,
      names: name ? [...record.names, { recordedOn, sealed: name }] : record.names,
      nips: nip ? [...record.nips, { recordedOn, sealed: nip }] : record.nips,
      revision,
    }),
    StaffUndone: (record = NOBODY, { fact }, told) => ({
      ...record,
      ...withoutFact(record, fact, told),
      revision: told.revision,
    }),
    StaffMovedTogether: (record = NOBODY, { moves, on }, told, key) => {
      const move = moves.find(({ staff }) => staff === key);
      if (!move) return record;
      const { unit, position } = move;
      return withFact(record, { kind: 'transferred', on, unit, ...(position ? { position } : {}) }, told);
    },
    ReformDecreed: (record = NOBODY, { reform, posts, effectiveOn }, { recordedOn, position }, key) => {
      const post = posts?.find(({ staff }) => staff === key);
      if (!post) return record;
      const given = { reform, seq: Number(position), position: post.position };
      return { ...record, posts: [...record.posts, { ...given, known: [{ recordedOn, on: effectiveOn }] }] };
    },
    ReformPutOff: (record = NOBODY, { reform, effectiveOn: on }, { recordedOn }) =>
      withPost(record, reform, { recordedOn, on }),
    ReformCancelled: (record = NOBODY, { reform }, { recordedOn }) => withPost(record, reform, { recordedOn }),
    ReformAmended: (record = NOBODY, { reform, effectiveOn }, { recordedOn }) =>
      withPost(record, reform, { recordedOn, ...(effectiveOn === undefined ? {} : { on: effectiveOn }) }),
    ReformUndone: (record = NOBODY, { reform, effectiveOn }, { recordedOn }) =>
      withPost(record, reform, { recordedOn, ...(effectiveOn === undefined ? {} : { on: effectiveOn }) }),
  },
};

export const directory = projectionOf(directoryView);
