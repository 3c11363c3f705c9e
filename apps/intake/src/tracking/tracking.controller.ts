import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { CaseNumber } from '#domain';
import { AllowCitizen, PresentedQueryCode } from '#platform';
import { CaseNumberPipe } from './case-number.pipe.ts';
import { ReadCase } from './read-case.ts';
import { trackedCaseDto, TrackedCaseDto } from './tracked-case.dto.ts';

@Controller('api/cases')
export class TrackingController {
  constructor(private readonly readCase: ReadCase) {}

  /** How a case goes, for the citizen who wrote it. A wrong query code is answered like an unknown case number. */
  @Get(':caseNumber')
  @AllowCitizen()
  @ApiOkResponse({ type: TrackedCaseDto })
  async read(
    @Param('caseNumber', CaseNumberPipe) caseNumber: CaseNumber,
    @PresentedQueryCode() code: string,
  ): Promise<TrackedCaseDto> {
    return trackedCaseDto(await this.readCase.execute(caseNumber, code));
  }
}
