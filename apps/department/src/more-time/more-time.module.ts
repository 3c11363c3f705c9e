import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { MoreTimeController } from './more-time.controller.ts';
import { SuspendCase } from './suspend-case.ts';

/** Waiting for others, and more time on request. */
@Module({ imports: [HandlingModule], controllers: [MoreTimeController], providers: [SuspendCase] })
export class MoreTimeModule {}
