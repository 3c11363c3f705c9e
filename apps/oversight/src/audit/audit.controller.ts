import { Controller, Get, Query } from '@nestjs/common';
import { AllowStaff, RecordsSight } from '#platform';
import { AuditPage, AuditQuery } from './audit.dto.ts';
import { ReadTrail } from './read-trail.ts';

@Controller('api/audit')
export class AuditController {
  constructor(private readonly readTrail: ReadTrail) {}

  /** Who saw and who did what, in all services, latest first. Whoever reads this stands in it. */
  @Get()
  @AllowStaff({ roles: ['auditor'], scope: 'province' })
  @RecordsSight('read-audit', 'about')
  list(@Query() query: AuditQuery): Promise<AuditPage> {
    return this.readTrail.list(query);
  }
}
