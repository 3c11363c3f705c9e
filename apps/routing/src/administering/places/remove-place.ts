import { Clock, type ReasonBody, recordInAudit, requireRegionScope, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockPlaces, recordPlacesVersion } from '../../places/place-table.ts';
import { notFound } from '../refusals.ts';
import { FindPlaces } from './find-places.ts';
import type { PlaceView } from './places.dto.ts';

/** An administrator takes a learnt name out of use, or lets it be used again; what is decided meanwhile goes on being counted. */
@Injectable()
export class RemovePlace {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly findPlaces: FindPlaces,
  ) {}

  /** Done twice, it is as the last one said. @throws Failure not-found; AccessRefusal for a place of a city that is not theirs */
  remove(id: string, { reason }: ReasonBody, staff: Staff): Promise<PlaceView> {
    return this.judge(id, { isRemoved: true, reason }, staff);
  }

  /** @throws as {@link remove} */
  restore(id: string, { reason }: ReasonBody, staff: Staff): Promise<PlaceView> {
    return this.judge(id, { isRemoved: false, reason }, staff);
  }

  private async judge(
    id: string,
    { isRemoved, reason }: ReasonBody & { isRemoved: boolean },
    staff: Staff,
  ): Promise<PlaceView> {
    await this.dataSource.transaction(async (manager) => {
      await lockPlaces(manager);
      const [place] = await manager.query<{ city: string }[]>(
        'select city_code as city from learnt_place where id = $1',
        [id],
      );
      if (!place) throw notFound('place');
      requireRegionScope(staff, place.city);
      await manager.query(
        'update learnt_place set removed_at = $2, judged_by = $3, judgement_reason = $4 where id = $1',
        [id, isRemoved ? await this.clock.now(manager) : null, staff.subject, reason],
      );
      await recordPlacesVersion(manager);
      const action = isRemoved ? 'remove-place' : 'restore-place';
      await recordInAudit(manager, [{ staff: staff.subject, action, about: `place:${id}`, reason }]);
    });
    return this.findPlaces.read(id);
  }
}
