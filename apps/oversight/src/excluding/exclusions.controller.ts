import { AllowStaff, CurrentStaff, PageQuery, RecordsSight, type Staff, UuidPipe } from '#platform';
import { ApiParam } from '@nestjs/swagger';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { DecideExclusion } from './decide-exclusion.ts';
import {
  DecideExclusionBody,
  ExclusionPage,
  ExclusionsQuery,
  ExclusionView,
  RequestExclusionBody,
} from './exclusions.dto.ts';
import { ListExclusions } from './list-exclusions.ts';
import { RequestExclusion } from './request-exclusion.ts';

/** 剔除: cases that are left out of a bureau's adjusted rates. */
@Controller('api')
export class ExclusionsController {
  constructor(
    private readonly requestExclusion: RequestExclusion,
    private readonly decideExclusion: DecideExclusion,
    private readonly listExclusions: ListExclusions,
  ) {}

  /** What bureaus have asked for and nobody has decided, oldest first. */
  @Get('exclusions')
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'region' })
  @RecordsSight('read-exclusions', 'region')
  list(@Query() query: ExclusionsQuery): Promise<ExclusionPage> {
    return this.listExclusions.waiting(query);
  }

  /** What one's own bureau has asked for and what became of it, latest first. */
  @Get('bureaus/:bureauId/exclusions')
  @AllowStaff({ roles: ['bureau-head'], scope: 'bureau' })
  @RecordsSight('read-exclusions', 'bureauId')
  @ApiParam({ name: 'bureauId', type: String })
  ofBureau(@CurrentStaff() staff: Staff, @Query() query: PageQuery): Promise<ExclusionPage> {
    return this.listExclusions.ofBureau(staff, query);
  }

  /** The head of the lead bureau asks that a case be left out, with a ground and what shows it. */
  @Post('exclusions')
  @AllowStaff({ roles: ['bureau-head'], scope: 'case' })
  request(@Body() body: RequestExclusionBody, @CurrentStaff() staff: Staff): Promise<ExclusionView> {
    return this.requestExclusion.execute(staff, body);
  }

  /** The level above agrees: adjusted rates leave the case out, and its citizen reads why. */
  @Post('exclusions/:id/approve')
  @HttpCode(200)
  @AllowStaff({ roles: ['supervisor'], scope: 'subtree' })
  approve(
    @Param('id', UuidPipe) id: string,
    @Body() { explanation }: DecideExclusionBody,
    @CurrentStaff() staff: Staff,
  ): Promise<ExclusionView> {
    return this.decideExclusion.execute(staff, id, 'approved', explanation);
  }

  /** The level above does not agree. The bureau may ask anew with other evidence. */
  @Post('exclusions/:id/refuse')
  @HttpCode(200)
  @AllowStaff({ roles: ['supervisor'], scope: 'subtree' })
  refuse(
    @Param('id', UuidPipe) id: string,
    @Body() { explanation }: DecideExclusionBody,
    @CurrentStaff() staff: Staff,
  ): Promise<ExclusionView> {
    return this.decideExclusion.execute(staff, id, 'refused', explanation);
  }
}
