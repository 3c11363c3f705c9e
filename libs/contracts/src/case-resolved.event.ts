import { ApiSchema } from '@nestjs/swagger';
import { ReplyStep } from './reply-step.event.ts';

@ApiSchema({ description: 'The bureau gave its final reply (已办结).' })
export class CaseResolved extends ReplyStep {}
