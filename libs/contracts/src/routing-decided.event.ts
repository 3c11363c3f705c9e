import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsUUID } from 'class-validator';
import { Bureau, Matter, Region } from './parties.event.ts';
import {
  IsCaseNumber,
  IsCount,
  IsPart,
  IsPartList,
  IsShare,
  IsText,
  IsTextList,
  IsUtcTime,
  MayBeAbsent,
} from './wire-rules.ts';
import { wireKinds } from './wire-words.ts';

@ApiSchema({ description: 'A bureau that the router thought of and did not choose.' })
export class RoutingAlternative {
  @IsPart(() => Bureau)
  bureau: Bureau;

  /** 职能: what that bureau would do about it. */
  @IsText(60)
  function: string;

  @IsShare()
  confidence: number;

  /** Why it may be that bureau's, in Chinese that a citizen could read. */
  @MayBeAbsent()
  @IsText(300)
  reason?: string;
}

@ApiSchema({ description: 'Another matter that the message seems to hold: perhaps it is to be handled apart.' })
export class SecondMatter {
  /** 职能: what would be done about it. */
  @IsText(60)
  function: string;

  @MayBeAbsent()
  @IsPart(() => Matter)
  matter?: Matter;

  /** Absent where the place is not known. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  bureau?: Bureau;
}

@ApiSchema({ description: 'The case that the same person opened about the same matter, and that is still open.' })
export class RepeatedCase {
  /** The first of them. */
  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  /** How many times the person has written about it, this one counted: 2 at least. */
  @IsCount()
  times: number;
}

@ApiSchema({ description: 'Routing proposes whose a case is, and says why; department disposes.' })
export class RoutingDecided {
  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  /** False sends the case to the triage desk. */
  @IsBoolean()
  sure: boolean;

  @MayBeAbsent()
  @IsIn(wireKinds)
  kind?: (typeof wireKinds)[number];

  @MayBeAbsent()
  @IsPart(() => Matter)
  matter?: Matter;

  /** 职能: what the lead bureau is to do. */
  @MayBeAbsent()
  @IsText(60)
  function?: string;

  /** 属地: the Region that the case belongs to. */
  @MayBeAbsent()
  @IsPart(() => Region)
  jurisdiction?: Region;

  /** 主办 bureau; always there when the router is sure. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  lead?: Bureau;

  /** 协办 bureaus. */
  @IsPartList(10, () => Bureau)
  coHandling: Bureau[];

  /** Bureaus that the message complains about, where the router can tell: none of them is to handle it. */
  @MayBeAbsent()
  @IsPartList(10, () => Bureau)
  about?: Bureau[];

  @IsBoolean()
  urgent: boolean;

  @IsShare()
  confidence: number;

  /** In Chinese that a citizen could read. */
  @IsTextList(20, 300)
  reasons: string[];

  /** Absent where the message tells of one matter only. */
  @MayBeAbsent()
  @IsPart(() => SecondMatter)
  besides?: SecondMatter;

  /** The best of the others: those that would act on its other matters, in its order, then the likeliest. */
  @IsPartList(3, () => RoutingAlternative)
  alternatives: RoutingAlternative[];

  /** 重复反映: absent where the person has not written about it before. */
  @MayBeAbsent()
  @IsPart(() => RepeatedCase)
  repeatOf?: RepeatedCase;

  /** Which router decided, with its version. */
  @IsText(100)
  router: string;

  @IsUtcTime()
  decidedAt: string;
}
