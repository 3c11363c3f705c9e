import { ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { HotIssueStep } from './hot-issue-step.event.ts';
import { wireConfirmers } from './wire-words.ts';

@ApiSchema({
  description: 'A hot issue is to be handled once for all its cases; each of them is announced as a member.',
})
export class HotIssueConfirmed extends HotIssueStep {
  /** A staff member, or so many people that none was needed. */
  @IsIn(wireConfirmers)
  confirmedBy: (typeof wireConfirmers)[number];
}
