import { ApiSchema } from '@nestjs/swagger';
import { BureauStep } from './bureau-step.event.ts';

@ApiSchema({ description: 'The lead bureau accepted the Case (办理中).' })
export class CaseAccepted extends BureauStep {}
