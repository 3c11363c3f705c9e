import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

/** How the service's database connections are used, read whenever somebody asks. */
export function observePool(registry: Registry, dataSource: DataSource, max: number): void {
  const gauge = (name: string, help: string, read: (pool: Pool) => number) =>
    new Gauge({
      name: `database_pool_${name}`,
      help,
      registers: [registry],
      collect() {
        const pool = poolOf(dataSource);
        this.set(pool ? read(pool) : 0);
      },
    });
  gauge('in_use', 'Connections that are at work', (pool) => pool.totalCount - pool.idleCount);
  gauge('waiting', 'Requests that wait for a connection', (pool) => pool.waitingCount);
  gauge('max', 'Connections that the pool may open', () => max);
}

/** The pg pool that TypeORM keeps to itself; undefined before it is connected. */
function poolOf(dataSource: DataSource): Pool | undefined {
  return (dataSource.driver as unknown as { master?: Pool }).master;
}
