import { ApiSchema } from '@nestjs/swagger';
import { HotIssueMember } from './hot-issue-step.event.ts';

@ApiSchema({
  description: 'A case belongs to a confirmed hot issue: one that was in it when it was confirmed, or a new one.',
})
export class HotIssueMemberJoined extends HotIssueMember {}
