import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { BureauStep } from './bureau-step.event.ts';
import { IsText, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({ description: 'The citizen said whether it is solved, and how satisfied he is (评价).' })
export class CaseRated extends BureauStep {
  /** Whether the matter is solved. */
  @IsBoolean()
  solved: boolean;

  /** From 1, not at all, to 5, very. */
  @IsInt()
  @Min(1)
  @Max(5)
  satisfaction: number;

  /** Said on the telephone, to the staff who rang him (回访); absent where he wrote it himself. */
  @MayBeAbsent()
  @IsBoolean()
  byCall?: boolean;

  /** In the citizen's words: for those at work on the Case and the citizen alone. */
  @MayBeAbsent()
  @IsText(1000)
  words?: string;
}
