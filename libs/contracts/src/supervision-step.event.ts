import { IsUUID } from 'class-validator';
import { Bureau } from './parties.event.ts';
import { IsCaseNumber, IsPart, IsRegionCode, IsUtcTime, MayBeAbsent } from './wire-rules.ts';

/** What every step of an entry of the supervision list (督办清单) says of it. */
export class SupervisionStep {
  @IsUUID()
  entryId: string;

  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  /** Whose supervisors follow it. */
  @IsRegionCode()
  supervisedBy: string;

  /** Who is to settle it; absent while the Case is with nobody. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  bureau?: Bureau;

  @IsUtcTime()
  dueAt: string;

  @IsUtcTime()
  occurredAt: string;
}
