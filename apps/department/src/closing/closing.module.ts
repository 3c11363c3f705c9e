import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { CloseUnratedCases } from './close-unrated-cases.ts';
import { ClosingController } from './closing.controller.ts';
import { KeepClosing } from './keep-closing.ts';

/** The end of a case, and what makes it none. */
@Module({ imports: [HandlingModule], controllers: [ClosingController], providers: [CloseUnratedCases, KeepClosing] })
export class ClosingModule {}
