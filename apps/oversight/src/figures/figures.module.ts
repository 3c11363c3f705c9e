import { Module } from '@nestjs/common';
import { FiguresController } from './figures.controller.ts';
import { FollowCases } from './follow-cases.ts';
import { ListFigures } from './list-figures.ts';

/** How many cases stand where. */
@Module({
  controllers: [FiguresController],
  providers: [FollowCases, ListFigures],
  exports: [FollowCases],
})
export class FiguresModule {}
