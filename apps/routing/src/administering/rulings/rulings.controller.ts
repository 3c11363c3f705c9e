import { AllowStaff, CurrentStaff, ReasonBody, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { FindRulings } from './find-rulings.ts';
import { RevokeRuling } from './revoke-ruling.ts';
import { RulingIdPipe } from './ruling-id.pipe.ts';
import { RulingPage, RulingsQuery, RulingView } from './rulings.dto.ts';

/**
 * 裁定: what arbitrations have said of a matter in a Region and the router goes by from then on, for who answers for that Region: one
 * that was made on a case which the router had misread is revoked here.
 */
@Controller('api/administration/rulings')
export class RulingsController {
  constructor(
    private readonly findRulings: FindRulings,
    private readonly revokeRuling: RevokeRuling,
  ) {}

  /** Rulings, the latest first, page by page. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  list(@Query() query: RulingsQuery, @CurrentStaff() staff: Staff): Promise<RulingPage> {
    return this.findRulings.list(query, staff);
  }

  /** The router goes by it no more. */
  @Post(':id/revoke')
  @HttpCode(200)
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  revoke(
    @Param('id', RulingIdPipe) id: string,
    @Body() body: ReasonBody,
    @CurrentStaff() staff: Staff,
  ): Promise<RulingView> {
    return this.revokeRuling.revoke(id, body, staff);
  }

  /** It binds again, unless a later one has taken its place. */
  @Post(':id/restore')
  @HttpCode(200)
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  restore(
    @Param('id', RulingIdPipe) id: string,
    @Body() body: ReasonBody,
    @CurrentStaff() staff: Staff,
  ): Promise<RulingView> {
    return this.revokeRuling.restore(id, body, staff);
  }
}
