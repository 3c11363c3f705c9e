import { ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { SurveyStep } from './survey-step.event.ts';
import { wireSurveyAnswers } from './wire-words.ts';

@ApiSchema({ description: 'A bureau answered what a survey asks it, or refused to, with a reason.' })
export class SurveyAnswered extends SurveyStep {
  @IsIn(wireSurveyAnswers)
  outcome: (typeof wireSurveyAnswers)[number];

  /** Whether it came after it was due. */
  @IsBoolean()
  isLate: boolean;
}
