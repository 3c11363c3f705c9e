import { Module } from '@nestjs/common';
import { FiguresController } from './figures.controller.ts';
import { ListFigures } from './list-figures.ts';

/** How many cases stand where. */
@Module({ controllers: [FiguresController], providers: [ListFigures] })
export class FiguresModule {}
