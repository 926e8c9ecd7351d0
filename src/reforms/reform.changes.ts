import type { ChartChange } from '../kernel/organisation/chart-change.js';
import { asId, isUuid, type ReformId, type UnitId } from '../kernel/words/ids.js';
import { unreachable } from '../kernel/words/unreachable.js';
import { type Bilingual, invalid } from '../platform/problems/problem.js';
import { derivedId } from '../platform/bus/derived-id.js';
import type { ChangeDto, ChangeName, ProposeReformDto, UnitRef } from './reform.dto.js';
import type { ReformSubject } from './reform.events.js';

type Field = Exclude<keyof ChangeDto, 'change'>;

const FIELDS: Readonly<Record<ChangeName, readonly Field[]>> = {
  establish: ['code', 'name', 'kind', 'parent'],
  rename: ['unit', 'name'],
  move: ['unit', 'parent'],
  merge: ['unit', 'into'],
  abolish: ['unit'],
};

const mustHave = (change: ChangeDto, at: string): void => {
  const wanted = FIELDS[change.change];
  const given: readonly string[] = Object.keys(change).filter((field) => field !== 'change');
  const extra = given.find((field) => !wanted.some((one) => one === field));
  if (extra !== undefined)
    throw invalid(
      `${at}/${extra}`,
      `bukan bagian perubahan '${change.change}' | no field of a change '${change.change}'`,
    );
  const missing = wanted.find((field) => !given.includes(field));
  if (missing !== undefined) throw invalid(`${at}/${missing}`, 'tidak ada | is missing');
};

const NO_REFERENCE: Bilingual =
  'sebuah id (UUID), atau {"code": ...} dari unit yang dibentuk sebelumnya oleh penataan ini | an id (UUID), or {"code": ...} of a unit that this reform establishes before';

const isCode = (ref: unknown): ref is { code: string } =>
  typeof ref === 'object' &&
  ref !== null &&
  Object.keys(ref).length === 1 &&
  'code' in ref &&
  typeof ref.code === 'string';

/** Reads the references of a list of changes; a code means the unit that the same list establishes. */
class Reader {
  private readonly established = new Map<string, UnitId>();

  constructor(private readonly reform: ReformId) {}

  read(change: ChangeDto, at: string): ChartChange {
    mustHave(change, at);
    const { code = '', name = '', kind = 'section' } = change;
    switch (change.change) {
      case 'establish':
        return {
          change: 'establish',
          unit: this.establish(code, at),
          code,
          name,
          kind,
          parent: this.parent(change, at),
        };
      case 'rename':
        return { change: 'rename', unit: this.ref(change.unit, `${at}/unit`), name };
      case 'move':
        return {
          change: 'move',
          unit: this.ref(change.unit, `${at}/unit`),
          parent: this.ref(change.parent, `${at}/parent`),
        };
      case 'merge':
        return {
          change: 'merge',
          unit: this.ref(change.unit, `${at}/unit`),
          into: this.ref(change.into, `${at}/into`),
        };
      case 'abolish':
        return { change: 'abolish', unit: this.ref(change.unit, `${at}/unit`) };
      default:
        return unreachable(change.change);
    }
  }

  private parent({ parent }: ChangeDto, at: string): UnitId | null {
    return parent === null ? null : this.ref(parent, `${at}/parent`);
  }

  private establish(code: string, at: string): UnitId {
    if (this.established.has(code))
      throw invalid(`${at}/code`, 'dibentuk dua kali oleh penataan ini | established twice by this reform');
    const unit = asId<UnitId>(derivedId(this.reform, 'unit', code));
    this.established.set(code, unit);
    return unit;
  }

  private ref(ref: UnitRef | null | undefined, at: string): UnitId {
    if (typeof ref === 'string' && isUuid(ref.toLowerCase())) return asId<UnitId>(ref.toLowerCase());
    if (!isCode(ref)) throw invalid(at, NO_REFERENCE);
    const unit = this.established.get(ref.code);
    if (unit === undefined)
      throw invalid(
        `${at}/code`,
        'tidak ada perubahan sebelumnya yang membentuk kode ini | no earlier change of this reform establishes this code',
      );
    return unit;
  }
}

const OF_KIND = {
  restructure: ['changes'],
  simplification: ['before', 'after'],
  equalisation: ['posts'],
} as const;

const SUBJECT_FIELDS = ['changes', 'before', 'after', 'posts'] as const;

const mustFitKind = (body: ProposeReformDto): void => {
  const wanted: readonly string[] = OF_KIND[body.kind];
  for (const field of SUBJECT_FIELDS) {
    const isGiven = body[field] !== undefined;
    if (wanted.includes(field) && !isGiven)
      throw invalid(`/${field}`, `perlu untuk jenis '${body.kind}' | needed for kind '${body.kind}'`);
    if (!wanted.includes(field) && isGiven)
      throw invalid(`/${field}`, `bukan untuk jenis '${body.kind}' | not for kind '${body.kind}'`);
  }
};

/** What a proposal is about; 400 where a field is missing for its kind, or is another kind's. */
export const subjectOf = (reform: ReformId, body: ProposeReformDto): ReformSubject => {
  mustFitKind(body);
  const { changes, before, after, posts = [] } = body;
  if (changes) {
    const reader = new Reader(reform);
    return { kind: 'restructure', changes: changes.map((one, index) => reader.read(one, `/changes/${index}`)) };
  }
  return before && after ? { kind: 'simplification', before, after } : { kind: 'equalisation', posts };
};
