import { ApiSchema } from '@nestjs/swagger';
import { HotIssueOfCase } from './parties.event.ts';
import { StandingStep } from './standing-step.event.ts';
import { IsPart } from './wire-rules.ts';

@ApiSchema({
  description: 'The Case belongs to a hot issue (共性问题): it is handled with all its cases, and settled by itself.',
})
export class CaseJoinedHotIssue extends StandingStep {
  @IsPart(() => HotIssueOfCase)
  hotIssue: HotIssueOfCase;
}
