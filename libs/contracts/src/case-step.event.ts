import { IsInt, IsUUID, Min } from 'class-validator';
import { CaseClock } from './case-clock.event.ts';
import { IsCaseNumber, IsPartList, IsUtcTime, MayBeAbsent } from './wire-rules.ts';

/** What every step in a Case's life says; department alone announces them. */
export class CaseStep {
  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  /** 1 for the first step and one more for each; who projects a Case applies each once, in order. */
  @IsInt()
  @Min(1)
  caseVersion: number;

  @IsUtcTime()
  occurredAt: string;

  /** The clocks that the step started, stopped or moved; absent where it did none of this. */
  @MayBeAbsent()
  @IsPartList(20, () => CaseClock)
  clocks?: CaseClock[];
}
