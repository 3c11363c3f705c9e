import { Module } from '@nestjs/common';
import { PapersModule } from '../papers/papers.module.ts';
import { AddEvidence } from './add-evidence.ts';
import { BureauSupervisionController } from './bureau-supervision.controller.ts';
import { ChangeDueTime } from './change-due-time.ts';
import { CloseEntry } from './close-entry.ts';
import { FollowListedCases } from './follow-listed-cases.ts';
import { ListEntries } from './list-entries.ts';
import { PutCaseOnList } from './put-case-on-list.ts';
import { PutOnList } from './put-on-list.ts';
import { ReadEntry } from './read-entry.ts';
import { ReportProgress } from './report-progress.ts';
import { SupervisingController } from './supervising.controller.ts';

/** Cases that are followed until their citizens are satisfied. */
@Module({
  imports: [PapersModule],
  controllers: [SupervisingController, BureauSupervisionController],
  providers: [
    PutOnList,
    PutCaseOnList,
    FollowListedCases,
    ListEntries,
    ReadEntry,
    ReportProgress,
    ChangeDueTime,
    AddEvidence,
    CloseEntry,
  ],
  exports: [PutOnList, FollowListedCases],
})
export class SupervisingModule {}
