import { ApiSchema } from '@nestjs/swagger';
import { ExtensionStep } from './extension-step.event.ts';

@ApiSchema({ description: 'A supervisor approved more time (延期).' })
export class CaseExtended extends ExtensionStep {}
