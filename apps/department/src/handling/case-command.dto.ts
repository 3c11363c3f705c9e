import {
  Bureau,
  IsReadableText,
  IsRegionCode,
  IsVersion,
  MayBeAbsent,
  PolicyCitation,
  wireVisibilities,
} from '#contracts';
import { type Kind, kinds } from '#domain';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsObject, ValidateNested } from 'class-validator';

/** What every command on a case says. */
export class CaseCommandBody {
  /** The version that the person saw; if the case has changed since, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;
}

/** To whom a case is given: bureaus that are in force; their names are the directory's, whatever is sent. */
export class PlacementBody extends CaseCommandBody {
  /** 主办 bureau. */
  @IsObject()
  @ValidateNested()
  @Type(() => Bureau)
  lead: Bureau;

  /** 协办 bureaus. */
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique((bureau: Partial<Bureau> | null) => bureau?.id)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Bureau)
  @ApiProperty({ type: [Bureau], required: false })
  coHandling: Bureau[] = [];

  /**
   * Bureaus that the case is a complaint about, or about the people of; they may neither handle nor see it. Absent
   * where that is as it was said before.
   */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique((bureau: Partial<Bureau> | null) => bureau?.id)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Bureau)
  @ApiProperty({ type: [Bureau], required: false })
  about?: Bureau[];

  /** 纠正 诉求类型, where it is another one than was said before; clocks go by it. */
  @MayBeAbsent()
  @IsIn(kinds)
  kind?: Kind;

  /** 纠正 whether it is urgent; clocks go by it. */
  @MayBeAbsent()
  @IsBoolean()
  urgent?: boolean;

  /**
   * 纠正 属地, by its GB/T 2260 code: that of the lead or one in it. Where it is absent the case stays where it is if that is so, and else goes along with the
   * lead to its region, until that sends it back.
   */
  @MayBeAbsent()
  @IsRegionCode()
  region?: string;

  /** 纠正 职能: what the lead bureau is to do. Where it is absent and a matter is named, that of the matter. */
  @MayBeAbsent()
  @IsReadableText(60)
  function?: string;

  /** 纠正 事项, by its code. */
  @MayBeAbsent()
  @IsReadableText(60)
  matter?: string;
}

/** 派单 by a triage officer. */
export class AssignCaseBody extends PlacementBody {
  /** Why, in words that the citizen may read. */
  @MayBeAbsent()
  @IsReadableText(300)
  reason?: string;
}

/** 回避: a bureau that the case is a complaint about, or about the people of. */
export class NameComplainedOfBody extends CaseCommandBody {
  /** One that is in force; its name is the directory's, whatever is sent. */
  @IsObject()
  @ValidateNested()
  @Type(() => Bureau)
  bureau: Bureau;

  /** How that is known, for those at work on the case. */
  @IsReadableText(300)
  reason: string;
}

/** 签收 by the lead bureau. */
export class AcceptCaseBody extends CaseCommandBody {}

/** 联系: somebody of the bureau spoke with the citizen. */
export class RecordContactBody extends CaseCommandBody {}

/** What a bureau tells the citizen. */
export class AnswerBody extends CaseCommandBody {
  /** A private answer is for the citizen alone. */
  @IsIn(wireVisibilities)
  visibility: (typeof wireVisibilities)[number];

  @IsReadableText(10_000)
  text: string;

  /** 政策依据. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(10)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PolicyCitation)
  citations?: PolicyCitation[];
}

/** An interim reply. */
export class ReplyToCaseBody extends AnswerBody {}
