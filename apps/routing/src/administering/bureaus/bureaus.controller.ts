import { AllowStaff, CurrentStaff, MayRefuse, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { HistoryPage, HistoryQuery } from '../administration.dto.ts';
import {
  BureauConflict,
  BureauPage,
  BureauSearchQuery,
  BureauView,
  ChangeBureauBody,
  CreateBureauBody,
  MergeBureauBody,
  RestoreBureauBody,
} from './bureaus.dto.ts';
import { ChangeBureau } from './change-bureau.ts';
import { CreateBureau } from './create-bureau.ts';
import { FindBureaus } from './find-bureaus.ts';

const changed = 'The bureau has changed meanwhile (`bureau-changed`)';

/**
 * 承办单位名录: the directory of bureaus, for who keeps it: each administrator those of his Region's subtree. A change that
 * comes too late is answered 409 with the bureau as it is.
 */
@Controller('api/administration/bureaus')
export class BureausController {
  constructor(
    private readonly findBureaus: FindBureaus,
    private readonly createBureau: CreateBureau,
    private readonly changeBureau: ChangeBureau,
  ) {}

  /** Bureaus, searched and page by page; without a region, all that the administrator answers for. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  list(@Query() query: BureauSearchQuery, @CurrentStaff() staff: Staff): Promise<BureauPage> {
    return this.findBureaus.list(query, staff);
  }

  /** One bureau. */
  @Get(':id')
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  read(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.findBureaus.read(id, staff);
  }

  /** Who changed what of it, when and why. */
  @Get(':id/history')
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  history(@Param('id') id: string, @Query() query: HistoryQuery, @CurrentStaff() staff: Staff): Promise<HistoryPage> {
    return this.findBureaus.history(id, query, staff);
  }

  /** Adds a bureau. */
  @Post()
  @MayRefuse(409, 'There is a bureau with this id already (`bureau-exists`)')
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  create(@Body() body: CreateBureauBody, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.createBureau.create(body, staff);
  }

  /** Says anew what the bureau is and does. */
  @Put(':id')
  @MayRefuse(409, `${changed}, or was merged (\`bureau-merged\`)`, BureauConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  change(@Param('id') id: string, @Body() body: ChangeBureauBody, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.changeBureau.change(id, body, staff);
  }

  /** 撤并: another bureau takes its place at once. */
  @Post(':id/merge')
  @HttpCode(200)
  @MayRefuse(409, `${changed}, or was merged already (\`bureau-merged\`)`, BureauConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  merge(@Param('id') id: string, @Body() body: MergeBureauBody, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.changeBureau.merge(id, body, staff);
  }

  /** Takes a merger back. */
  @Post(':id/restore')
  @HttpCode(200)
  @MayRefuse(409, `${changed}, or was not merged (\`bureau-in-force\`)`, BureauConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  restore(@Param('id') id: string, @Body() body: RestoreBureauBody, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.changeBureau.restore(id, body, staff);
  }
}
