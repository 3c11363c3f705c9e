import { ApiSchema } from '@nestjs/swagger';
import { Bureau, Region } from './parties.event.ts';
import { StandingStep } from './standing-step.event.ts';
import { IsPart, IsPartList, MayBeAbsent } from './wire-rules.ts';

@ApiSchema({
  description:
    'A bureau that the Case has to do with was merged into another one (撤并), which leads or helps in its stead; where the Case is a complaint about its new lead, it lies on the triage desk.',
})
export class CaseBureauSucceeded extends StandingStep {
  @IsPart(() => Bureau)
  predecessor: Bureau;

  @IsPart(() => Bureau)
  successor: Bureau;

  /** All that the Case is a complaint about now; absent where it is about none. */
  @MayBeAbsent()
  @IsPartList(10, () => Bureau)
  about?: Bureau[];

  /** 属地 from here on, as its new lead does not answer for where it was; absent where that stays as it is. */
  @MayBeAbsent()
  @IsPart(() => Region)
  jurisdiction?: Region;
}
