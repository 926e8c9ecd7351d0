import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId } from '../kernel/words/ids.js';
import { Day, FreeText, Ids, Label, Whole } from '../platform/input/fields.js';

export class RecordTrainingDto {
  @Label() title!: string;
  @Whole({ min: 1, max: 1_000, description: 'the lesson hours (jam pelajaran) that each of them earned' })
  hours!: number;
  @Day({ optional: true }) on?: CalendarDate;
  @Ids() staff!: StaffId[];
}

export class RetractTrainingDto {
  @Ids({ optional: true, description: 'of whom it is taken back; without it, of all' }) staff?: StaffId[];
  @FreeText() reason!: string;
}
