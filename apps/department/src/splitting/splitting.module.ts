import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { SplitCase } from './split-case.ts';
import { SplittingController } from './splitting.controller.ts';

/** One message, several cases. */
@Module({ imports: [HandlingModule], controllers: [SplittingController], providers: [SplitCase] })
export class SplittingModule {}
