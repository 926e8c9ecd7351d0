import { asId, type CourseId, type StaffId, type TrainingId } from '../../../src/kernel/words/ids.js';
import { COURSES, july, PEOPLE, ROOT } from './city.js';
import { type Dice, pickOf } from './dice.js';
import { type Recorder, SEALED, type Standing } from './recorder.js';

type Terms = { readonly hours: number; readonly windowDays?: number };

/** Records what dice say of courses and trainings, as the deciders would let it through. */
export class Learning {
  /** Of each course as told by now. */
  private readonly terms = new Map<CourseId, Terms>(
    COURSES.map(({ id, hours, windowDays }) => [id, { hours, ...(windowDays === undefined ? {} : { windowDays }) }]),
  );
  private readonly trainings: { id: TrainingId; on: number; hours: number; staff: Set<StaffId> }[] = [];

  constructor(
    private readonly recorder: Recorder,
    private readonly standing: Standing,
  ) {}

  complete(of: Dice, seenOn: number): void {
    const { id: course, programme } = pickOf(COURSES, of.thing);
    const { people: staff, grade } = of;
    const result = grade === 'E' ? 'failed' : 'passed';
    const event = { type: 'CourseCompleted', course, programme, result, ...this.termsOf(course), staff } as const;
    this.recorder.record('course', course, { ...event, unit: ROOT, on: july(seenOn - of.ago), source: SEALED });
    this.standing.note(this.recorder, course, staff);
  }

  takeBack({ thing, people, pick }: Dice): void {
    this.take(pickOf(COURSES, thing), people, pick);
  }

  /** Only once no completion stands; the ledger hears nothing of it, it shows in what is completed from then on. */
  amend({ thing, days, hours }: Dice): void {
    const course = pickOf(COURSES, thing);
    this.take(course, PEOPLE, 0);
    this.terms.set(course.id, { hours, ...(days === undefined ? {} : { windowDays: days + 1 }) });
  }

  train({ people: staff, hours, ago }: Dice, seenOn: number): void {
    const id = asId<TrainingId>(`training-${this.recorder.log.length}`);
    const on = seenOn - ago;
    this.recorder.record('training', id, {
      type: 'TrainingRecorded',
      training: id,
      title: id,
      hours,
      on: july(on),
      staff,
    });
    this.trainings.push({ id, on, hours, staff: new Set(staff) });
  }

  takeTraining({ thing, people }: Dice): void {
    if (this.trainings.length === 0) return;
    const { id: training, on, hours, staff: all } = pickOf(this.trainings, thing);
    const staff = people.filter((one) => all.delete(one));
    if (staff.length === 0) return;
    const event = { type: 'TrainingRetracted', training, on: july(on), hours, staff } as const;
    this.recorder.record('training', training, { ...event, reason: SEALED });
  }

  private take({ id: course, programme }: (typeof COURSES)[number], people: readonly StaffId[], pick: number): void {
    const taken = this.standing
      .take(course, people, pick)
      .map(({ staff, revisions }) => ({ staff, completions: revisions }));
    if (taken.length === 0) return;
    const event = { type: 'CompletionsRetracted', course, programme, ...this.termsOf(course), taken } as const;
    this.recorder.record('course', course, {
      ...event,
      unit: ROOT,
      on: july(this.recorder.today),
      reason: SEALED,
    });
  }

  private termsOf(course: CourseId): Terms {
    return this.terms.get(course) ?? { hours: 0 };
  }
}
