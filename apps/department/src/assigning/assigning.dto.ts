import { IsText, MayBeAbsent } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { CaseCommandBody } from '../handling/case-command.dto.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';

/** 分派: a handler takes a case or gives it back; the bureau's head gives it to anybody of the bureau. */
export class AssignHandlerBody extends CaseCommandBody {
  /** Opaque id of who is to have the case in hand; absent where nobody is any more. */
  @MayBeAbsent()
  @IsText(200)
  handler?: string;
}

/** What somebody has taken. */
export class TakenCase {
  /** Absent where nothing is left that nobody has. */
  taken?: CaseStanding;
}

/** Somebody who works at a bureau. */
export class ColleagueView {
  /** Opaque id. */
  handler: string;

  /** How many open cases they have in hand. */
  @ApiProperty({ type: 'integer' })
  openCases: number;
}

/** In the order of their ids, at most 500. */
export class ColleagueList {
  colleagues: ColleagueView[];
}
