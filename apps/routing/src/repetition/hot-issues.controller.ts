import { AllowStaff, CurrentStaff, MayRefuse, RecordsSight, type Staff, UuidPipe } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { DecideOnHotIssue } from './decide-on-hot-issue.ts';
import { FindHotIssues } from './find-hot-issues.ts';
import {
  DismissBody,
  HotIssueConflict,
  HotIssuePage,
  HotIssuesQuery,
  HotIssueWithMembers,
  MemberBody,
  MembersQuery,
  RenameBody,
  VersionBody,
} from './hot-issues.dto.ts';

const conflict =
  'The hot issue has changed meanwhile (`hot-issue-changed`), or is in no status for it (`hot-issue-status`)';

/** 共性问题: what many people speak of, for who decides whether it is handled once for all. A decision that comes too late is answered 409. */
@Controller('api/hot-issues')
export class HotIssuesController {
  constructor(
    private readonly findHotIssues: FindHotIssues,
    private readonly decideOnHotIssue: DecideOnHotIssue,
  ) {}

  /** Hot issues of a region, last heard of first. */
  @Get()
  @AllowStaff({ roles: ['triage-officer', 'supervisor', 'leader'], scope: 'region' })
  list(@Query() query: HotIssuesQuery): Promise<HotIssuePage> {
    return this.findHotIssues.list(query);
  }

  /** One hot issue with the cases that belong to it. */
  @Get(':id')
  @AllowStaff({ roles: ['triage-officer', 'supervisor', 'leader'], scope: 'case' })
  @RecordsSight('read-hot-issue', 'id')
  show(
    @Param('id', UuidPipe) id: string,
    @Query() query: MembersQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<HotIssueWithMembers> {
    return this.findHotIssues.show(id, query, staff);
  }

  /** 确认: it is one, and is to be handled once for all its cases. */
  @Post(':id/confirm')
  @HttpCode(204)
  @MayRefuse(409, conflict, HotIssueConflict)
  @AllowStaff({ roles: ['triage-officer', 'supervisor'], scope: 'case' })
  confirm(@Param('id', UuidPipe) id: string, @Body() body: VersionBody, @CurrentStaff() staff: Staff): Promise<void> {
    return this.decideOnHotIssue.confirm(id, body, staff);
  }

  /** It is none. */
  @Post(':id/dismiss')
  @HttpCode(204)
  @MayRefuse(409, conflict, HotIssueConflict)
  @AllowStaff({ roles: ['triage-officer', 'supervisor'], scope: 'case' })
  dismiss(@Param('id', UuidPipe) id: string, @Body() body: DismissBody, @CurrentStaff() staff: Staff): Promise<void> {
    return this.decideOnHotIssue.dismiss(id, body, staff);
  }

  /** Gives it a better title, before it is confirmed. */
  @Post(':id/rename')
  @HttpCode(204)
  @MayRefuse(409, conflict, HotIssueConflict)
  @AllowStaff({ roles: ['triage-officer', 'supervisor'], scope: 'case' })
  rename(@Param('id', UuidPipe) id: string, @Body() body: RenameBody, @CurrentStaff() staff: Staff): Promise<void> {
    return this.decideOnHotIssue.rename(id, body, staff);
  }

  /** Takes a case out that is about something else. */
  @Post(':id/remove-member')
  @HttpCode(204)
  @MayRefuse(409, `${conflict}; or the case is its last (\`last-member\`)`, HotIssueConflict)
  @AllowStaff({ roles: ['triage-officer', 'supervisor'], scope: 'case' })
  removeMember(
    @Param('id', UuidPipe) id: string,
    @Body() body: MemberBody,
    @CurrentStaff() staff: Staff,
  ): Promise<void> {
    return this.decideOnHotIssue.removeMember(id, body, staff);
  }

  /** Puts a case in that belongs to no hot issue: one that was taken out by mistake, or whose place nobody knew. */
  @Post(':id/add-member')
  @HttpCode(204)
  @MayRefuse(409, conflict, HotIssueConflict)
  @AllowStaff({ roles: ['triage-officer', 'supervisor'], scope: 'case' })
  addMember(@Param('id', UuidPipe) id: string, @Body() body: MemberBody, @CurrentStaff() staff: Staff): Promise<void> {
    return this.decideOnHotIssue.addMember(id, body, staff);
  }
}
