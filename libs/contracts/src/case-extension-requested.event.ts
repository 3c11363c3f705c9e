import { ApiSchema } from '@nestjs/swagger';
import { ExtensionStep } from './extension-step.event.ts';
import { IsText } from './wire-rules.ts';

@ApiSchema({ description: 'The bureau asks for more time; a supervisor decides.' })
export class CaseExtensionRequested extends ExtensionStep {
  @IsText(1000)
  reason: string;
}
