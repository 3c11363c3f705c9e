import { AllowStaff, CurrentStaff, RecordsSight, searchedRegion, type Staff, UuidPipe } from '#platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { HotIssueDetails, HotIssuePage, HotIssuesQuery, MeetingBody, MeetingView } from './hot-issues.dto.ts';
import { ReadHotIssues } from './read-hot-issues.ts';
import { RecordMeeting } from './record-meeting.ts';

/** 共性问题 as they are watched; routing has who belongs to them, department handles their cases. */
@Controller('api/watched-hot-issues')
export class WatchedHotIssuesController {
  constructor(
    private readonly reading: ReadHotIssues,
    private readonly recording: RecordMeeting,
  ) {}

  /** Of a region and all within it, hottest first. */
  @Get()
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'subtree' })
  list(@Query() { region, ...page }: HotIssuesQuery, @CurrentStaff() staff: Staff): Promise<HotIssuePage> {
    return this.reading.list(searchedRegion(staff, region), page);
  }

  /** Its heat, people, places and spread by day, with what was decided and asked because of it. */
  @Get(':hotIssueId')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'subtree' })
  @RecordsSight('read-hot-issue', 'hotIssueId')
  read(@Param('hotIssueId', UuidPipe) id: string, @CurrentStaff() staff: Staff): Promise<HotIssueDetails> {
    return this.reading.read(staff, id);
  }

  /** Records a research meeting (会商) and what it decided (决定). */
  @Post(':hotIssueId/meetings')
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'subtree' })
  record(
    @Param('hotIssueId', UuidPipe) id: string,
    @Body() body: MeetingBody,
    @CurrentStaff() staff: Staff,
  ): Promise<MeetingView> {
    return this.recording.record(staff, id, body);
  }
}
