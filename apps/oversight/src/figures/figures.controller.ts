import { Controller, Get, Query } from '@nestjs/common';
import { AllowStaff } from '#platform';
import { CaseFigures, FiguresQuery } from './figures.dto.ts';
import { ListFigures } from './list-figures.ts';

@Controller('api/figures')
export class FiguresController {
  constructor(private readonly listFigures: ListFigures) {}

  /** How many cases stand where in a region and all below it. */
  @Get()
  @AllowStaff({ roles: ['supervisor', 'leader', 'administrator'], scope: 'region' })
  list(@Query() query: FiguresQuery): Promise<CaseFigures> {
    return this.listFigures.execute(query);
  }
}
