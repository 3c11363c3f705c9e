import { IsReadableText, IsText, IsVersion } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsISO8601, IsObject, Matches, ValidateNested } from 'class-validator';
import { type YearStatus, yearStatuses } from '../domain/calendar-year.ts';
import { type ClockKind, clockKinds } from '../domain/case-clock.ts';

const statuses = ['published', 'provisional'] as const;

/** A day that is not as its weekday says, or that is named. */
export class CalendarDayBody {
  /** By the calendar of Asia/Shanghai: `2027-10-08`. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a date such as 2027-10-08' })
  @IsISO8601({ strict: true })
  @ApiProperty({ format: 'date' })
  date: string;

  @IsBoolean()
  isWorked: boolean;

  /** Of the holiday that it belongs to, in Chinese: 国庆节. */
  @IsText(20)
  name: string;
}

/** The arrangement of a year. */
export class CalendarYearBody {
  /** `provisional` until the State Council has published it. */
  @IsIn(statuses)
  @ApiProperty({ enum: statuses })
  status: (typeof statuses)[number];

  /** Where it is known from: 国办发明电〔2026〕7号. */
  @IsText(200)
  source: string;

  /** All that are not as their weekday says: holidays, and the days that are worked in their stead. */
  @IsArray()
  @ArrayMaxSize(120)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CalendarDayBody)
  days: CalendarDayBody[];
}

/** The arrangement of a year, said anew; deadlines of what runs move with it. */
export class ChangeCalendarBody extends CalendarYearBody {
  /** The version of the calendar that was seen; if there is a newer one, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;

  /** Why; kept in the history. */
  @IsReadableText(300)
  reason: string;
}

/** What an administrator once said of a year. */
export class CalendarChangeView {
  /** Which version of the calendar came of it. */
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ enum: statuses })
  status: (typeof statuses)[number];

  source: string;

  days: CalendarDayBody[];

  /** Opaque subject of who did it. */
  staff: string;

  reason: string;

  changedAt: Date;
}

/** A day of the calendar with where it is known from. */
export class CalendarDayView extends CalendarDayBody {
  @ApiProperty({ enum: statuses })
  status: (typeof statuses)[number];

  source: string;
}

export class CalendarYearView {
  @ApiProperty({ type: 'integer' })
  year: number;

  /** Of the whole calendar, to be sent with a change. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** `unknown` where nobody has said anything of the year yet: its holidays are missing, it is not without any. */
  @ApiProperty({ enum: yearStatuses })
  status: YearStatus;

  /** As they hold; all others are as their weekday says. */
  days: CalendarDayView[];

  /** Newest first; empty where the days are those that are shipped. */
  history: CalendarChangeView[];
}

/** A deadline that would move. */
export class WouldMove {
  caseNumber: string;

  @ApiProperty({ enum: clockKinds })
  clock: ClockKind;

  before: string;

  after: string;
}

/** What a change of the calendar would do; nothing has been done. */
export class CalendarPreview {
  /** Days that would be worked and are not now, or the other way round. */
  changedDates: string[];

  /** Deadlines of running clocks that would move. */
  @ApiProperty({ type: 'integer' })
  deadlines: number;

  /** Cases that they belong to. */
  @ApiProperty({ type: 'integer' })
  cases: number;

  /** The first of them. */
  examples: WouldMove[];
}

/** What the answer to a change that comes too late says beside what every problem says. */
export class CalendarConflict {
  /** The year as it is. */
  current: CalendarYearView;
}
