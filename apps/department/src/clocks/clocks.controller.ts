import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Controller, Get, Param } from '@nestjs/common';
import { readerRoles } from '../handling/domain/who-may.ts';
import { CaseClocks } from './case-clocks.dto.ts';
import { ExplainClocks } from './explain-clocks.ts';

/** What is to be done in a case by when. */
@Controller('api/cases/:caseNumber/clocks')
export class ClocksController {
  constructor(private readonly explainClocks: ExplainClocks) {}

  /** The clocks of a case, each with the days that lead to its deadline. */
  @Get()
  @AllowStaff({ roles: [...readerRoles], scope: 'case' })
  async read(@Param('caseNumber') caseNumber: string, @CurrentStaff() staff: Staff): Promise<CaseClocks> {
    return { clocks: await this.explainClocks.explain(caseNumber, staff) };
  }
}
