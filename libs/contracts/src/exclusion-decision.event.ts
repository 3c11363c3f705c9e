import { IsIn, IsUUID } from 'class-validator';
import { Bureau } from './parties.event.ts';
import { IsCaseNumber, IsPart, IsText, IsUtcTime } from './wire-rules.ts';
import { wireExclusionGrounds } from './wire-words.ts';

/** What was decided about leaving a Case out of its bureau's adjusted rates (剔除). No step of the Case: its life goes on as it was. */
export class ExclusionDecision {
  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  /** Of the request that was decided. */
  @IsUUID()
  exclusionId: string;

  /** 主办 bureau that asked for it. */
  @IsPart(() => Bureau)
  bureau: Bureau;

  @IsIn(wireExclusionGrounds)
  ground: (typeof wireExclusionGrounds)[number];

  /** Why it was decided so, in Chinese that a citizen could read. */
  @IsText(300)
  explanation: string;

  @IsUtcTime()
  decidedAt: string;
}
