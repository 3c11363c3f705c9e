import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { DecliningController } from './declining.controller.ts';

/** Cases that are not taken on. */
@Module({ imports: [HandlingModule], controllers: [DecliningController] })
export class DecliningModule {}
