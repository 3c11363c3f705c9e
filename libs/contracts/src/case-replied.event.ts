import { ApiSchema } from '@nestjs/swagger';
import { ReplyStep } from './reply-step.event.ts';

@ApiSchema({ description: 'The bureau gave an interim reply; the Case goes on.' })
export class CaseReplied extends ReplyStep {}
