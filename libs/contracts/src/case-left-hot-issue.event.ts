import { ApiSchema } from '@nestjs/swagger';
import { HotIssueOfCase } from './parties.event.ts';
import { StandingStep } from './standing-step.event.ts';
import { IsPart } from './wire-rules.ts';

@ApiSchema({ description: 'The Case belongs to the hot issue no more, and is handled by itself.' })
export class CaseLeftHotIssue extends StandingStep {
  @IsPart(() => HotIssueOfCase)
  hotIssue: HotIssueOfCase;
}
