import { Bureau, IsReadableText, IsText, IsUtcTime, IsVersion, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import { wordKinds } from './domain/whom-it-concerns.ts';

const bureauId = /^[1-9]\d{5}(-[a-z0-9]{1,40}){1,12}$/;

export class InstructionsQuery extends PageQuery {}

/** What a leader asks of bureaus. */
class AskBody {
  /** For whom it concerns alone. */
  @IsReadableText(5000)
  text: string;

  /** Who is to report back; anew, or for the first time. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(bureauId, { each: true })
  bureauIds: string[];

  @IsUtcTime()
  answerBy: string;
}

export class FollowUpBody extends AskBody {
  /** As it was read. */
  @IsVersion()
  version: number;
}

/** 批示. */
export class InstructionBody extends AskBody {
  @IsText(40)
  caseNumber: string;

  /**
   * When the case is to be settled; where the list has it already, it is due then if that is earlier. Left out: as it stands on the list, or else the time of
   * the answers.
   */
  @MayBeAbsent()
  @IsUtcTime()
  settleBy?: string;
}

export class InstructionReportBody {
  /** As it was read. */
  @IsVersion()
  version: number;

  @IsReadableText(5000)
  text: string;
}

/** A bureau that is to report back. */
export class NamedBureauView {
  bureau: Bureau;

  answerBy: Date;

  /** Of its last report since it was last asked. */
  reportedAt?: Date;

  isLate?: boolean;
}

export class WordView {
  @ApiProperty({ enum: wordKinds })
  kind: (typeof wordKinds)[number];

  /** To whom a leader speaks; whose report it is. */
  bureauIds: string[];

  /** Opaque id. */
  saidBy: string;

  text: string;

  saidAt: Date;
}

/** An instruction as whoever asks may read it. */
export class InstructionView {
  id: string;

  caseNumber: string;

  /** Of the supervision list. */
  entryId: string;

  /** Opaque id of the leader. */
  givenBy: string;

  givenAt: Date;

  /** Until when the case is to be settled, as the supervision list has it now. */
  settleBy: Date;

  bureaus: NamedBureauView[];

  /** Oldest first. */
  words: WordView[];

  /** To be sent with a command on it. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** Latest first. */
export class InstructionPage {
  entries: InstructionView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
