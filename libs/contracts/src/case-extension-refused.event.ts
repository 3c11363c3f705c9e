import { ApiSchema } from '@nestjs/swagger';
import { ExtensionStep } from './extension-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({ description: 'A supervisor refused more time; the resolve clock runs as before.' })
export class CaseExtensionRefused extends ExtensionStep {
  @IsText(1000)
  reason: string;
}
