import { IsUUID } from 'class-validator';
import { Bureau } from './parties.event.ts';
import { IsPart, IsUtcTime } from './wire-rules.ts';

/** What every step of a bureau's part in a survey (普查) says of it. The question and its answer are read at the door. */
export class SurveyStep {
  @IsUUID()
  surveyId: string;

  @IsUUID()
  questionId: string;

  @IsPart(() => Bureau)
  bureau: Bureau;

  @IsUtcTime()
  occurredAt: string;
}
