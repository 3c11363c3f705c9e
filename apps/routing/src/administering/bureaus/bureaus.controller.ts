import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { HistoryPage, HistoryQuery } from '../administration.dto.ts';
import { ReadHistory } from '../read-history.ts';
import {
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

/** 承办单位名录: the directory of bureaus, for who keeps it. A change that comes too late is answered 409 with the bureau as it is. */
@Controller('api/administration/bureaus')
export class BureausController {
  constructor(
    private readonly findBureaus: FindBureaus,
    private readonly createBureau: CreateBureau,
    private readonly changeBureau: ChangeBureau,
    private readonly readHistory: ReadHistory,
  ) {}

  /** Bureaus, searched and page by page. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  list(@Query() query: BureauSearchQuery): Promise<BureauPage> {
    return this.findBureaus.list(query);
  }

  /** One bureau. */
  @Get(':id')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  read(@Param('id') id: string): Promise<BureauView> {
    return this.findBureaus.read(id);
  }

  /** Who changed what of it, when and why. */
  @Get(':id/history')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  history(@Param('id') id: string, @Query() query: HistoryQuery): Promise<HistoryPage> {
    return this.readHistory.read('bureau', id, query);
  }

  /** Adds a bureau. */
  @Post()
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  create(@Body() body: CreateBureauBody, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.createBureau.create(body, staff);
  }

  /** Says anew what the bureau is and does. */
  @Put(':id')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  change(@Param('id') id: string, @Body() body: ChangeBureauBody, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.changeBureau.change(id, body, staff);
  }

  /** 撤并: another bureau takes its place at once. */
  @Post(':id/merge')
  @HttpCode(200)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  merge(@Param('id') id: string, @Body() body: MergeBureauBody, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.changeBureau.merge(id, body, staff);
  }

  /** Takes a merger back. */
  @Post(':id/restore')
  @HttpCode(200)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  restore(@Param('id') id: string, @Body() body: RestoreBureauBody, @CurrentStaff() staff: Staff): Promise<BureauView> {
    return this.changeBureau.restore(id, body, staff);
  }
}
