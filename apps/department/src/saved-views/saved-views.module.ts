import { Module } from '@nestjs/common';
import { SavedViewsController } from './saved-views.controller.ts';
import { SavedViews } from './saved-views.ts';

/** The ways in which people look at their bureau's queue. */
@Module({ controllers: [SavedViewsController], providers: [SavedViews] })
export class SavedViewsModule {}
