import { ApiSchema } from '@nestjs/swagger';
import { BureauStep } from './bureau-step.event.ts';
import { IsIn } from 'class-validator';
import { Bureau, Region } from './parties.event.ts';
import { IsPart, IsText, MayBeAbsent } from './wire-rules.ts';
import { wireDesks } from './wire-words.ts';

@ApiSchema({
  description: 'The lead bureau says that the Case is not its own (退回); the second time a supervisor decides.',
})
export class CaseReturned extends BureauStep {
  /** Where it lies now. */
  @IsIn(wireDesks)
  sentTo: (typeof wireDesks)[number];

  /** In Chinese that a citizen could read. */
  @IsText(300)
  reason: string;

  /** The line of its duty list that the bureau points to. */
  @MayBeAbsent()
  @IsText(300)
  dutyLine?: string;

  /** Whose it is, where the bureau knows. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  suggested?: Bureau;

  /** 属地 from here on, where the Case had only gone along with this bureau to another Region; absent where that stays as it is. */
  @MayBeAbsent()
  @IsPart(() => Region)
  jurisdiction?: Region;
}
