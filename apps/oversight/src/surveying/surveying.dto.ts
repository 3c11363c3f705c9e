import { Bureau, IsReadableText, IsText, IsUtcTime, IsVersion, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { PaperView } from '../papers/papers.dto.ts';
import { questionStates, type QuestionState, type Tally } from './domain/answer.ts';
import { surveyScopes, type SurveyScope } from './domain/survey-scope.ts';

export class SurveysQuery extends PageQuery {
  /** GB/T 2260 code, all within it included; all that one answers for where it is left out. */
  @MayBeAbsent()
  @Matches(/^[1-9]\d{5}$/)
  region?: string;
}

export class SurveyTableQuery extends PageQuery {}

export class QuestionsQuery extends PageQuery {}

/** 普查. */
export class AskSurveyBody {
  @IsText(40)
  caseNumber: string;

  /** The hot issue that it belongs to. */
  @MayBeAbsent()
  @IsUUID()
  hotIssueId?: string;

  /** 职能 for which bureaus are asked; that of the case where it is left out. */
  @MayBeAbsent()
  @Matches(/^[a-z0-9-]{1,60}$/)
  function?: string;

  /** The counties of the case's city; all cities of the province; all cities and counties. */
  @IsIn(surveyScopes)
  @ApiProperty({ enum: surveyScopes })
  scope: SurveyScope;

  /** The city whose counties are asked, and only where they are; that of the case where it is left out. */
  @MayBeAbsent()
  @Matches(/^[1-9]\d{3}00$/)
  cityCode?: string;

  /** As the bureaus read it; they learn nothing else of the case. */
  @IsReadableText(2000)
  question: string;

  @IsUtcTime()
  answerBy: string;
}

export class AnswerBody {
  /** As it was seen. */
  @IsVersion()
  version: number;

  /** Whether it exists in the region. */
  @IsBoolean()
  found: boolean;

  /** How many; where something was found. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  @ApiProperty({ type: 'integer' })
  count?: number;

  /** What was done about them; where something was found. */
  @MayBeAbsent()
  @IsReadableText(5000)
  done?: string;

  @MayBeAbsent()
  @IsReadableText(5000)
  words?: string;
}

export class RefuseBody {
  /** As it was seen. */
  @IsVersion()
  version: number;

  @IsReadableText(1000)
  reason: string;
}

export class ConcludeBody {
  /** As it was seen. */
  @IsVersion()
  version: number;

  @IsReadableText(5000)
  outcome: string;

  /** 长效机制: how it is to be kept from coming back. */
  @MayBeAbsent()
  @IsReadableText(5000)
  mechanism?: string;

  /** When somebody is to look at that. */
  @MayBeAbsent()
  @IsUtcTime()
  followUpOn?: string;
}

export class CheckMechanismBody {
  /** As it was seen. */
  @IsVersion()
  version: number;

  /** What was seen. */
  @IsReadableText(5000)
  text: string;

  /** When to look again. */
  @MayBeAbsent()
  @IsUtcTime()
  followUpOn?: string;
}

export class SurveyView {
  id: string;

  caseNumber: string;

  hotIssueId?: string;

  function: string;

  @ApiProperty({ enum: surveyScopes })
  scope: SurveyScope;

  /** Whose supervisors it is: the city whose counties are asked, or the province. */
  regionCode: string;

  question: string;

  answerBy: Date;

  /** Opaque id. */
  askedBy: string;

  askedAt: Date;

  outcome?: string;

  concludedAt?: Date;

  /** Opaque id. */
  concludedBy?: string;

  mechanism?: string;

  followUpOn?: Date;

  /** To be sent with a command on it. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** How many regions have answered what. */
export class TallyView implements Tally {
  @ApiProperty({ type: 'integer' })
  regions: number;

  /** Not answered yet. */
  @ApiProperty({ type: 'integer' })
  asked: number;

  @ApiProperty({ type: 'integer' })
  found: number;

  @ApiProperty({ type: 'integer' })
  notFound: number;

  @ApiProperty({ type: 'integer' })
  refused: number;

  /** Without a bureau for the function. */
  @ApiProperty({ type: 'integer' })
  nobody: number;

  @ApiProperty({ type: 'integer' })
  late: number;

  /** Of what was found, over all regions. */
  @ApiProperty({ type: 'integer' })
  count: number;
}

export class CityTally extends TallyView {
  cityCode: string;
}

export class MechanismCheckView {
  /** Opaque id. */
  saidBy: string;

  text: string;

  saidAt: Date;
}

export class SurveyDetails extends SurveyView {
  progress: TallyView;

  cities: CityTally[];

  /** 规范性文件 and others. */
  documents: PaperView[];

  /** Looks at the mechanism, oldest first. */
  checks: MechanismCheckView[];
}

/** Latest first. */
export class SurveyPage {
  entries: SurveyView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** What one region answered. */
export class QuestionView {
  id: string;

  regionCode: string;

  cityCode: string;

  /** As it was when it was asked; absent where the region has none for the function. */
  bureau?: Bureau;

  /** 撤并: the bureau in force that has taken its place since. */
  successor?: Bureau;

  @ApiProperty({ enum: questionStates })
  state: QuestionState;

  @ApiProperty({ type: 'integer' })
  count?: number;

  done?: string;

  /** Of an answer; the reason of a refusal. */
  words?: string;

  /** Opaque id. */
  answeredBy?: string;

  /** When it was first answered or refused. */
  answeredAt?: Date;

  isLate: boolean;

  /** To be sent with an answer. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** By region. */
export class SurveyTable {
  entries: QuestionView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** A question as the bureau reads that is asked. */
export class AskedQuestion extends QuestionView {
  question: string;

  function: string;

  answerBy: Date;

  /** After this it cannot be answered any more. */
  concludedAt?: Date;

  /** What the bureau laid with its answer; shown where one question is read. */
  papers: PaperView[];
}

/** Latest first. */
export class AskedQuestionPage {
  entries: AskedQuestion[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
