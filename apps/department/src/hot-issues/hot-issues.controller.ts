import { AllowStaff, CurrentStaff, RecordsSightOfList, type Staff, UuidPipe } from '#platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { readerRoles } from '../handling/domain/who-may.ts';
import { HotIssueCases, HotIssueCasesQuery } from './hot-issues.dto.ts';
import { ListHotIssueCases } from './list-hot-issue-cases.ts';

/** 共性问题, as far as cases are handled in them; routing has who belongs to them. */
@Controller('api/hot-issues')
export class HotIssuesController {
  constructor(private readonly listCases: ListHotIssueCases) {}

  /** Its cases that are with one's bureau or in the region that one answers for. */
  @Get(':hotIssueId/cases')
  @AllowStaff({ roles: [...readerRoles], scope: 'case' })
  @RecordsSightOfList('read-hot-issue-cases', 'hotIssueId')
  cases(
    @Param('hotIssueId', UuidPipe) hotIssueId: string,
    @Query() query: HotIssueCasesQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<HotIssueCases> {
    return this.listCases.list(hotIssueId, staff, query);
  }
}
