import { IsText, MayBeAbsent } from '#contracts';
import { type CaseStatus, caseStatuses, type Kind, kinds } from '#domain';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Entry } from '../queue/queue.dto.ts';

/** What is looked for among a bureau's cases, the settled ones too. In a body, as words may name people. */
export class SearchCasesBody extends PageQuery {
  /** A case number; or words of the message, at least two Chinese characters or one other word, of which every pair and word must occur. */
  @IsText(100)
  text: string;

  @MayBeAbsent()
  @IsIn(caseStatuses)
  @ApiProperty({ enum: caseStatuses })
  status?: CaseStatus;

  @MayBeAbsent()
  @IsIn(kinds)
  @ApiProperty({ enum: kinds })
  kind?: Kind;
}

/** A case that was found. */
export class FoundCase extends Entry {
  @ApiProperty({ enum: caseStatuses })
  status: CaseStatus;

  /** 经办人: opaque id of who has it in hand; absent while nobody has. */
  handler?: string;
}

/** Newest first. */
export class FoundCases {
  entries: FoundCase[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
