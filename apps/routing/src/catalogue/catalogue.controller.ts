import { AllowPublic } from '#platform';
import { Controller, Get, Query } from '@nestjs/common';
import { BureauDirectoryPage, BureausQuery, MatterCatalogue } from './catalogue.dto.ts';
import { ListBureaus } from './list-bureaus.ts';
import { ListMatters } from './list-matters.ts';

/** Who does what where, and what citizens write about. */
@Controller('api')
export class CatalogueController {
  constructor(
    private readonly listBureaus: ListBureaus,
    private readonly listMatters: ListMatters,
  ) {}

  /** The bureaus of a Region. */
  @Get('bureaus')
  @AllowPublic()
  bureaus(@Query() { region }: BureausQuery): BureauDirectoryPage {
    return { bureaus: this.listBureaus.list(region) };
  }

  /** 事项: the catalogue of matters. */
  @Get('matters')
  @AllowPublic()
  matters(): MatterCatalogue {
    return { matters: this.listMatters.list() };
  }
}
