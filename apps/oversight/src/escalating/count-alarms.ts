import type { EntityManager } from 'typeorm';

/** How many escalations nobody in the province looks at. */
export async function countAlarms(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<[{ count: number }]>(
    `select count(*)::integer as count from escalation where state = 'alarm'`,
  );
  return row.count;
}
