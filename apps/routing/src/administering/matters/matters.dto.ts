import { IsReadableText, IsText, IsVersion, MayBeAbsent } from '#contracts';
import { type Channel, channels, type Kind, kinds } from '#domain';
import { PageQuery, ReasonBody, VersionedBody } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type Circumstance, circumstances } from '../../catalogue/domain/matter.ts';
import { IsSeen } from '../administration.dto.ts';

/** Words of kebab-case. */
const code = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;
/** `路灯`, `拖欠…工资!`: no blanks, one or two parts, a mark at the end or none. */
const phrase = /^[^\s!?…\p{C}]{1,30}(…[^\s!?…\p{C}]{1,30})?[!?]?$/u;
const codeMessage = '$property must hold kebab-case words of at most 60 characters';
const phraseMessage =
  'each value in $property must be one or two parts joined by …, without blanks, with ! or ? at its end';

export class CoFunctionBody {
  @Matches(code, { message: codeMessage })
  function: string;

  /** True: it always acts; false: where the message speaks of it. */
  @IsBoolean()
  always: boolean;
}

/** A message about the matter as somebody might write it, with what the router is to find in it. */
export class SampleBody {
  @MayBeAbsent()
  @IsText(200)
  subject?: string;

  @IsText(1_000)
  body: string;

  /** The matter's usual one unless said otherwise. */
  @MayBeAbsent()
  @IsIn(kinds)
  @ApiProperty({ enum: kinds })
  kind?: Kind;

  @IsBoolean()
  urgent: boolean;

  /** Functions that have to act as well. */
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @Matches(code, { each: true, message: codeMessage })
  coFunctions: string[];

  @MayBeAbsent()
  @IsIn(channels)
  @ApiProperty({ enum: channels })
  channel?: Channel;

  /** When it was written. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(12)
  @ApiProperty({ type: 'integer' })
  month?: number;
}

/** What may be said of a matter. Every list has to be there, so that none is emptied by leaving it out. */
class MatterContentBody extends ReasonBody {
  /** In Chinese: 拖欠工资. */
  @IsReadableText(60)
  @IsSeen()
  name: string;

  /** 职能 that serves it; absent where no bureau may act. */
  @MayBeAbsent()
  @Matches(code, { message: codeMessage })
  function?: string;

  /** What it mostly comes as. */
  @MayBeAbsent()
  @IsIn(kinds)
  @ApiProperty({ enum: kinds })
  kind?: Kind;

  /** `路灯`; `拖欠…工资` for two parts with a little between them; `!` at the end of one that all but settles the matter. */
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(phrase, { each: true, message: phraseMessage })
  phrases: string[];

  /** Phrases that speak for it being urgent: where one stands, a message is taken for urgent sooner. */
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(phrase, { each: true, message: phraseMessage })
  urgentPhrases: string[];

  /** Months in which a grievance of the matter cannot wait. */
  @IsArray()
  @ArrayMaxSize(12)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(12, { each: true })
  @ApiProperty({ type: [Number] })
  urgentMonths: number[];

  /** Circumstances that do the same where the words of a message show them. */
  @IsArray()
  @ArrayUnique()
  @IsIn(circumstances, { each: true })
  @ApiProperty({ enum: circumstances, isArray: true })
  urgentWhen: Circumstance[];

  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique((co: Partial<CoFunctionBody> | null) => co?.function)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CoFunctionBody)
  coFunctions: CoFunctionBody[];

  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SampleBody)
  samples: SampleBody[];
}

export class CreateMatterBody extends MatterContentBody {
  @Matches(code, { message: codeMessage })
  code: string;
}

/** Everything that is to be said of the matter from now on. */
export class ChangeMatterBody extends MatterContentBody {
  /** The version that was seen; if there is a newer one, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;
}

export class RetireMatterBody extends VersionedBody {}

export class RestoreMatterBody extends VersionedBody {}

export const matterStatuses = ['in-use', 'retired', 'all'] as const;

export class MattersQuery extends PageQuery {
  /** Part of a code, a name or a phrase. */
  @MayBeAbsent()
  @IsText(60)
  text?: string;

  @MayBeAbsent()
  @Matches(code, { message: codeMessage })
  function?: string;

  @IsIn(matterStatuses)
  @ApiProperty({ enum: matterStatuses, required: false })
  status: (typeof matterStatuses)[number] = 'in-use';
}

export class MatterSummary {
  code: string;

  name: string;

  function?: string;

  @ApiProperty({ enum: kinds })
  kind?: Kind;

  retired: boolean;

  /** How many key phrases it has. */
  @ApiProperty({ type: 'integer' })
  phrases: number;

  /** How many sample messages it has. */
  @ApiProperty({ type: 'integer' })
  samples: number;

  @ApiProperty({ type: 'integer' })
  version: number;

  changedAt: Date;
}

/** By code. */
export class MatterPage {
  entries: MatterSummary[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** 事项 with all that is said of it. */
export class MatterView {
  code: string;

  name: string;

  function?: string;

  @ApiProperty({ enum: kinds })
  kind?: Kind;

  phrases: string[];

  urgentPhrases: string[];

  @ApiProperty({ type: [Number] })
  urgentMonths: number[];

  @ApiProperty({ enum: circumstances, isArray: true })
  urgentWhen: Circumstance[];

  coFunctions: CoFunctionBody[];

  samples: SampleBody[];

  /** Cases keep it, and no new one gets it. */
  retired: boolean;

  /** To be sent with a change. */
  @ApiProperty({ type: 'integer' })
  version: number;

  changedAt: Date;
}

/** What the answer to a change that comes too late says beside what every problem says. */
export class MatterConflict {
  /** The matter as it is; only where another version was seen. */
  current?: MatterView;
}
