import type { EntityManager } from 'typeorm';
import { rulingKey, type Rulings } from '../deciding/domain/rulings.ts';

interface RulingRow {
  readonly matterCode: string;
  readonly regionCode: string;
  readonly bureauId: string;
}

/** 裁定: the latest decision of an arbitration for each matter in each Region that nobody has revoked; it binds the router from then on. */
export async function rulingsIn(manager: EntityManager): Promise<Rulings> {
  const rows = await manager.query<RulingRow[]>(
    `select distinct on (matter_code, region_code)
            matter_code as "matterCode", region_code as "regionCode", bureau_id as "bureauId"
       from precedent
      where source = 'arbitrated' and matter_code is not null and region_code is not null and revoked_at is null
      order by matter_code, region_code, sequence desc`,
  );
  return new Map(rows.map(({ matterCode, regionCode, bureauId }) => [rulingKey(matterCode, regionCode), bureauId]));
}
