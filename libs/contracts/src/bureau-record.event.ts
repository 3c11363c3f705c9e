import { IsInt, Min } from 'class-validator';
import { Bureau } from './parties.event.ts';
import { IsBureauId, IsClockTime, IsPartList, IsText, IsTextList, IsUtcTime, MayBeAbsent } from './wire-rules.ts';

/** A stretch of a working day in which a bureau is open, by the clock of Asia/Shanghai. */
export class OfficeHours {
  @IsClockTime()
  opens: string;

  /** `24:00` is the end of the day. */
  @IsClockTime()
  closes: string;
}

/** 承办单位 as the directory has it. */
export class BureauRecord extends Bureau {
  /** What its Region is called, in Chinese; absent where it was announced before that was said. */
  @MayBeAbsent()
  @IsText(50)
  regionName?: string;

  /** Its duty list: codes of the functions that it serves in its Region. */
  @IsTextList(60, 60)
  functions: string[];

  /** Of a working day; which days are worked is the calendar's. */
  @IsPartList(4, () => OfficeHours)
  officeHours: OfficeHours[];

  /** The bureau above it, as a city's is above its counties'. */
  @MayBeAbsent()
  @IsBureauId()
  parentId?: string;

  /** The bureau that it was merged into; absent while it is in force. */
  @MayBeAbsent()
  @IsBureauId()
  successorId?: string;

  /** Absent where it was there before the directory. */
  @MayBeAbsent()
  @IsUtcTime()
  validFrom?: string;

  /** Absent while it is in force. */
  @MayBeAbsent()
  @IsUtcTime()
  validUntil?: string;

  /** 1 at first and one more with each change; whoever keeps a copy keeps the highest. */
  @IsInt()
  @Min(1)
  version: number;
}
