import { ApiSchema } from '@nestjs/swagger';
import { HotIssueMember } from './hot-issue-step.event.ts';

@ApiSchema({ description: 'A staff member found that a case does not belong to the confirmed hot issue.' })
export class HotIssueMemberLeft extends HotIssueMember {}
