import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.ts';
import { HandlingModule } from '../handling/handling.module.ts';
import { KeepMoving } from './keep-moving.ts';
import { MoveToSuccessors } from './move-to-successors.ts';

/** 撤并: what becomes of the cases of a bureau that was merged. */
@Module({ imports: [DirectoryModule, HandlingModule], providers: [MoveToSuccessors, KeepMoving] })
export class SuccessionModule {}
