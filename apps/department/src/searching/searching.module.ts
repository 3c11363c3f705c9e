import { Module } from '@nestjs/common';
import { SearchCases } from './search-cases.ts';
import { SearchingController } from './searching.controller.ts';

/** What a bureau has to do with, found by its words. */
@Module({ controllers: [SearchingController], providers: [SearchCases] })
export class SearchingModule {}
