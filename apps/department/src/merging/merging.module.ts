import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.ts';
import { HandlingModule } from '../handling/handling.module.ts';
import { MergeCase } from './merge-case.ts';
import { MergingController } from './merging.controller.ts';

/** Several cases about the same thing. */
@Module({ imports: [DirectoryModule, HandlingModule], controllers: [MergingController], providers: [MergeCase] })
export class MergingModule {}
