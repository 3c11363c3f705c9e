import { Bureau } from '#contracts';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { CaseStanding } from './case-standing.dto.ts';
import { StoryEntry } from './case-view.dto.ts';
import { type ToldParty, toldParties } from './domain/case-change.ts';
import { type Action, actions } from './domain/transitions.ts';

/** What somebody else did to a case. */
export class CaseChangeView extends OmitType(StoryEntry, ['staff']) {
  /** The role in which it was done. */
  @ApiProperty({ enum: toldParties })
  by: ToldParty;

  /** Whose people did it; absent where it was no bureau. */
  bureau?: Bureau;
}

/** How a case stands that a command found otherwise than it expected. */
export class CurrentStanding extends OmitType(CaseStanding, ['caseNumber']) {}

/** What the answer to a command that was refused says beside what every problem says. */
export class CaseConflict {
  /** What was asked for. */
  @ApiProperty({ enum: actions })
  action: Action;

  current: CurrentStanding;

  /** Since the version that the command named, oldest first, at most the latest 20; only where that was not the current one. */
  changes?: CaseChangeView[];
}
