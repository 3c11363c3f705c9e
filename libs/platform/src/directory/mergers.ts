import { type Merger, mergersAmong } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** How long what is known of mergers holds, ms: every request of a bureau asks for it, and a merger comes once in years. */
const heldMs = 1_000;

interface BureauRow {
  readonly id: string;
  readonly name: string;
  readonly region_code: string;
  readonly successor_id: string | null;
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

/** Which bureaus were merged as of this moment, each with the last of its successors; those that go round in a circle have none. */
export async function readMergers(manager: EntityManager): Promise<Merger[]> {
  const rows = await manager.query<BureauRow[]>(mergedQuery);
  return mergersAmong(
    rows.map(({ region_code: regionCode, successor_id: successorId, ...row }) => ({
      ...row,
      regionCode,
      successorId: successorId ?? undefined,
    })),
  );
}

/**
 * Those that were merged, along the index `bureau_merged`, and by the primary key those in force that came after them. The lines between are followed in memory:
 * PostgreSQL cannot know how long they are, and reads all bureaus for them.
 */
export const mergedQuery = `
  with merged as materialized (
    select id, name, region_code, successor_id from bureau where successor_id is not null order by id
  )
  select * from merged
  union all
  select id, name, region_code, successor_id from bureau
  where successor_id is null and id = any(array(select successor_id from merged))`;
