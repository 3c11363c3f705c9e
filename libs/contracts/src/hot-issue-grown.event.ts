import { ApiSchema } from '@nestjs/swagger';
import { HotIssueStep } from './hot-issue-step.event.ts';

@ApiSchema({
  description:
    'More people speak of a hot issue that is confirmed: they have come to 8, 16, 32 …, or it has come to another place. The latest tells how it is.',
})
export class HotIssueGrown extends HotIssueStep {}
