import { ApiSchema } from '@nestjs/swagger';
import { SurveyStep } from './survey-step.event.ts';
import { IsText, IsUtcTime } from './wire-rules.ts';

@ApiSchema({ description: 'A bureau is asked whether what befell one place exists in its region as well.' })
export class SurveyAsked extends SurveyStep {
  /** 职能 for which the bureau is asked. */
  @IsText(60)
  function: string;

  @IsUtcTime()
  answerBy: string;
}
