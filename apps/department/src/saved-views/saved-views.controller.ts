import { AllowStaff, CurrentStaff, type Staff, UuidPipe } from '#platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { rolesOf } from '../handling/domain/who-may.ts';
import { ChangeViewBody, SavedView, SavedViewList, SaveViewBody } from './saved-views.dto.ts';
import { SavedViews } from './saved-views.ts';

/** The ways in which people look at their bureau's queue. A change that comes too late is answered 409 with the view as it is. */
@Controller('api/bureaus/:bureauId/views')
export class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  /** One's own views and those that the bureau shares. */
  @Get()
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  async list(@Param('bureauId') bureauId: string, @CurrentStaff() staff: Staff): Promise<SavedViewList> {
    return { views: await this.views.list(bureauId, staff) };
  }

  /** Saves a view, for oneself (20 at most) or for the bureau (50). */
  @Post()
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  save(
    @Param('bureauId') bureauId: string,
    @Body() body: SaveViewBody,
    @CurrentStaff() staff: Staff,
  ): Promise<SavedView> {
    return this.views.save(bureauId, staff, body);
  }

  /** Changes a view of one's own; the head of the bureau changes any that is shared. */
  @Put(':id')
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  change(
    @Param('bureauId') bureauId: string,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeViewBody,
    @CurrentStaff() staff: Staff,
  ): Promise<SavedView> {
    return this.views.change(bureauId, id, staff, body);
  }

  /** Deletes a view of one's own; the head of the bureau deletes any that is shared. */
  @Delete(':id')
  @HttpCode(204)
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'bureau' })
  remove(
    @Param('bureauId') bureauId: string,
    @Param('id', UuidPipe) id: string,
    @CurrentStaff() staff: Staff,
  ): Promise<void> {
    return this.views.remove(bureauId, id, staff);
  }
}
