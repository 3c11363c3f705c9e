import type { Merger } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** How long what is known of mergers holds, ms: every request of a bureau asks for it, and a merger comes once in years. */
const heldMs = 1_000;

interface MergerRow {
  readonly merged: string;
  readonly merged_name: string;
  readonly merged_region: string;
  readonly id: string;
  readonly name: string;
  readonly region_code: string;
}

/** 撤并, as a service knows them that keeps a copy of the directory: {@link readMergers}, held for a moment. */
@Injectable()
export class Mergers {
  private held?: { readonly mergers: Promise<readonly Merger[]>; readonly until: number };

  constructor(private readonly dataSource: DataSource) {}

  all(): Promise<readonly Merger[]> {
    if (!this.held || performance.now() >= this.held.until) {
      const mergers = readMergers(this.dataSource.manager);
      this.held = { mergers, until: performance.now() + heldMs };
      mergers.catch(() => (this.held = undefined));
    }
    return this.held.mergers;
  }
}

/** Which bureaus were merged, each with the last of its successors; those that go round in a circle have none. */
export async function readMergers(manager: EntityManager): Promise<Merger[]> {
  const rows = await manager.query<MergerRow[]>(mergersQuery);
  return rows.map(({ merged, merged_name, merged_region, id, name, region_code }) => ({
    predecessor: { id: merged, name: merged_name, regionCode: merged_region },
    successor: { id, name, regionCode: region_code },
  }));
}

/** Along the index `bureau_merged`, and from there by the primary key; `union` ends a circle. */
const mergersQuery = `
  with recursive line as (
    select id as merged, successor_id as id from bureau where successor_id is not null
    union
    select line.merged, b.successor_id from line join bureau b on b.id = line.id where b.successor_id is not null
  )
  select line.merged, old.name as merged_name, old.region_code as merged_region, b.id, b.name, b.region_code
  from line join bureau b on b.id = line.id join bureau old on old.id = line.merged
  where b.successor_id is null order by line.merged`;
