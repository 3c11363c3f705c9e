import { AllowStaff, CurrentStaff, RecordsSight, type Staff } from '#platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { rolesOf } from '../handling/domain/who-may.ts';
import { SearchCases } from './search-cases.ts';
import { FoundCases, SearchCasesBody } from './searching.dto.ts';

/** What a bureau has to do with, found by its words. */
@Controller('api/bureaus/:bureauId')
export class SearchingController {
  constructor(private readonly searchCases: SearchCases) {}

  /** Finds cases of the bureau, open and settled, by number or by the citizen's words, in simplified or traditional characters. */
  @Post('search')
  @HttpCode(200)
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  @RecordsSight('search-cases', 'bureauId')
  search(@Body() body: SearchCasesBody, @CurrentStaff() staff: Staff): Promise<FoundCases> {
    return this.searchCases.search(staff, body);
  }
}
