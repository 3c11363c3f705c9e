import { AllowStaff, BodyLimit, CurrentStaff, MayRefuse, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { HistoryPage, HistoryQuery } from '../administration.dto.ts';
import { ReadHistory } from '../read-history.ts';
import { ChangeMatter } from './change-matter.ts';
import { CreateMatter } from './create-matter.ts';
import { FindMatters } from './find-matters.ts';
import {
  ChangeMatterBody,
  CreateMatterBody,
  MatterConflict,
  MatterPage,
  MattersQuery,
  MatterView,
  RestoreMatterBody,
  RetireMatterBody,
} from './matters.dto.ts';

/** Two hundred sample messages of full length, and what else is said of a matter. */
const largestMatter = 2 * 1024 * 1024;

const changed = 'The matter has changed meanwhile (`matter-changed`)';

/** 事项目录: the catalogue of matters, for who keeps it. A change that comes too late is answered 409 with the matter as it is. */
@Controller('api/administration/matters')
export class MattersController {
  constructor(
    private readonly findMatters: FindMatters,
    private readonly createMatter: CreateMatter,
    private readonly changeMatter: ChangeMatter,
    private readonly readHistory: ReadHistory,
  ) {}

  /** Matters, searched and page by page. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  list(@Query() query: MattersQuery): Promise<MatterPage> {
    return this.findMatters.list(query);
  }

  /** One matter with all that is said of it. */
  @Get(':code')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  read(@Param('code') code: string): Promise<MatterView> {
    return this.findMatters.read(code);
  }

  /** Who changed what of it, when and why. */
  @Get(':code/history')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  history(@Param('code') code: string, @Query() query: HistoryQuery): Promise<HistoryPage> {
    return this.readHistory.read('matter', code, query);
  }

  /** Adds a matter. */
  @Post()
  @BodyLimit(largestMatter)
  @MayRefuse(409, 'There is a matter with this code already (`matter-exists`)')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  create(@Body() body: CreateMatterBody, @CurrentStaff() staff: Staff): Promise<MatterView> {
    return this.createMatter.create(body, staff);
  }

  /** Says anew what the matter is. */
  @Put(':code')
  @BodyLimit(largestMatter)
  @MayRefuse(409, changed, MatterConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  change(
    @Param('code') code: string,
    @Body() body: ChangeMatterBody,
    @CurrentStaff() staff: Staff,
  ): Promise<MatterView> {
    return this.changeMatter.change(code, body, staff);
  }

  /** Cases keep the matter, and no new one gets it. */
  @Post(':code/retire')
  @HttpCode(200)
  @MayRefuse(409, `${changed}, or is retired already (\`matter-retired\`)`, MatterConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  retire(
    @Param('code') code: string,
    @Body() body: RetireMatterBody,
    @CurrentStaff() staff: Staff,
  ): Promise<MatterView> {
    return this.changeMatter.retire(code, body, staff);
  }

  /** Takes a retirement back. */
  @Post(':code/restore')
  @HttpCode(200)
  @MayRefuse(409, `${changed}, or is not retired (\`matter-in-use\`)`, MatterConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  restore(
    @Param('code') code: string,
    @Body() body: RestoreMatterBody,
    @CurrentStaff() staff: Staff,
  ): Promise<MatterView> {
    return this.changeMatter.restore(code, body, staff);
  }
}
