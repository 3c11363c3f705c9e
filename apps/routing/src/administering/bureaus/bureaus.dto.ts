import { IsBureauId, IsReadableText, IsRegionCode, IsText, IsVersion, MayBeAbsent, OfficeHours } from '#contracts';
import { PageQuery, ReasonBody, VersionedBody } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsSeen } from '../administration.dto.ts';

/** Words of kebab-case. */
const functionCode = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const functionMessage = '$property must hold kebab-case words of at most 60 characters';
const township = /^[1-9]\d{8}$/;

/** What may be said of a bureau at any time. */
class BureauContentBody extends ReasonBody {
  /** In Chinese, with its region: 项城市人力资源和社会保障局. */
  @IsReadableText(100)
  @IsSeen()
  name: string;

  /** Its duty list: codes of the functions that it serves in its Region. */
  @IsArray()
  @ArrayMaxSize(60)
  @ArrayUnique()
  @Matches(functionCode, { each: true, message: functionMessage })
  functions: string[];

  /** Of a working day; which days are worked is the calendar's. */
  @IsArray()
  @ArrayMaxSize(4)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OfficeHours)
  officeHours: OfficeHours[];

  /** The bureau above it, in its Region or in one around it. */
  @MayBeAbsent()
  @IsBureauId()
  parentId?: string;

  /** Takes functions from the bureaus of the Region that have them; without it the answer is 400 and says who has them. */
  @IsBoolean()
  @ApiProperty({ type: 'boolean', required: false })
  takeOver = false;
}

export class CreateBureauBody extends BureauContentBody {
  /** Region code and slug; it stays when the bureau is renamed. */
  @IsBureauId()
  id: string;

  /** GB/T 2260. */
  @IsRegionCode()
  regionCode: string;

  /** Nine digits: the township whose office it is, where it is one. */
  @MayBeAbsent()
  @Matches(township, { message: '$property must be a code of nine digits' })
  township?: string;
}

/** Everything that is to be said of the bureau from now on; its Region stays. */
export class ChangeBureauBody extends BureauContentBody {
  /** The version that was seen; if there is a newer one, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;

  /** Leaves a function without a bureau in the Region; without it the answer is 400 and says which. */
  @IsBoolean()
  @ApiProperty({ type: 'boolean', required: false })
  leaveUnserved = false;
}

export class MergeBureauBody extends VersionedBody {
  /** The bureau that takes its place: its functions are served by that one from now on. */
  @IsBureauId()
  into: string;
}

export class RestoreBureauBody extends VersionedBody {
  /** Takes its functions from the bureaus of the Region that have them meanwhile. */
  @IsBoolean()
  @ApiProperty({ type: 'boolean', required: false })
  takeOver = false;
}

export const bureauStatuses = ['in-force', 'merged', 'all'] as const;

export class BureauSearchQuery extends PageQuery {
  /** Bureaus of this Region and all within it. */
  @MayBeAbsent()
  @IsRegionCode()
  region?: string;

  /** Part of an id or a name. */
  @MayBeAbsent()
  @IsText(60)
  text?: string;

  /** A function on the duty list. */
  @MayBeAbsent()
  @Matches(functionCode, { message: functionMessage })
  function?: string;

  @IsIn(bureauStatuses)
  @ApiProperty({ enum: bureauStatuses, required: false })
  status: (typeof bureauStatuses)[number] = 'in-force';
}

/** 承办单位 as the directory has it. */
export class BureauView {
  id: string;

  name: string;

  regionCode: string;

  /** The township whose office it is. */
  township?: string;

  /** Its duty list, which stays when it is merged: its successor serves it then. */
  functions: string[];

  officeHours: OfficeHours[];

  parentId?: string;

  /** Absent while it is in force. */
  successorId?: string;

  /** Absent where it was there before the directory. */
  validFrom?: Date;

  /** Absent while it is in force. */
  validUntil?: Date;

  /** To be sent with a change. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** By id. */
export class BureauPage {
  entries: BureauView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** What the answer to a change that comes too late says beside what every problem says. */
export class BureauConflict {
  /** The bureau as it is; only where another version was seen. */
  current?: BureauView;

  /** Which bureau took its place; only where it was merged. */
  successorId?: string;
}
