import { AllowStaff, CurrentStaff, ReasonBody, type Staff, UuidPipe } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { FindPlaces } from './find-places.ts';
import { PlacePage, PlaceSearchQuery, PlaceView } from './places.dto.ts';
import { RemovePlace } from './remove-place.ts';

/**
 * 地名: the estates, villages, markets … that routing has learnt from people's decisions, for who keeps its knowledge clean.
 * A name is learnt for a whole city, so it is judged by who answers for that city or for more.
 */
@Controller('api/administration/places')
export class PlacesController {
  constructor(
    private readonly findPlaces: FindPlaces,
    private readonly removePlace: RemovePlace,
  ) {}

  /** Learnt places, searched and page by page. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  list(@Query() query: PlaceSearchQuery, @CurrentStaff() staff: Staff): Promise<PlacePage> {
    return this.findPlaces.list(query, staff);
  }

  /** Takes a name out of use, for good or until it is restored. */
  @Post(':id/remove')
  @HttpCode(200)
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  remove(
    @Param('id', UuidPipe) id: string,
    @Body() body: ReasonBody,
    @CurrentStaff() staff: Staff,
  ): Promise<PlaceView> {
    return this.removePlace.remove(id, body, staff);
  }

  /** Lets a removed name be used again, as far as decisions bear it out. */
  @Post(':id/restore')
  @HttpCode(200)
  @AllowStaff({ roles: ['administrator'], scope: 'subtree' })
  restore(
    @Param('id', UuidPipe) id: string,
    @Body() body: ReasonBody,
    @CurrentStaff() staff: Staff,
  ): Promise<PlaceView> {
    return this.removePlace.restore(id, body, staff);
  }
}
