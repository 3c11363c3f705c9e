import type { DataSource } from 'typeorm';

/** What the archive kept of an event, as far as projections need it. */
export interface ArchivedEvent {
  readonly type: string;
  readonly payload: unknown;
}

interface Row extends ArchivedEvent {
  readonly event_time: Date;
  readonly event_id: string;
}

/** Reads the archive in pages, by time of the event. What is archived meanwhile may or may not be among them. */
export async function* archivedEvents(
  dataSource: DataSource,
  types: readonly string[],
  pageSize: number,
): AsyncGenerator<readonly ArchivedEvent[]> {
  let after: Pick<Row, 'event_time' | 'event_id'> = {
    event_time: new Date(0),
    event_id: '00000000-0000-0000-0000-000000000000',
  };
  for (;;) {
    // The first condition is implied by the second; it lets PostgreSQL leave out the months that were read.
    const page = await dataSource.query<Row[]>(
      `SELECT event_time, event_id, event_type AS type, payload FROM event_archive
       WHERE event_time >= $1 AND (event_time, event_id) > ($1, $2::uuid) AND event_type = ANY($3::text[])
       ORDER BY event_time, event_id LIMIT $4`,
      [after.event_time, after.event_id, types, pageSize],
    );
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last;
  }
}
