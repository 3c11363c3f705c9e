import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

describe('Keys of contacts that are changed', () => {
  it('are changed service by service, and what one of them fails at is tried in the others all the same', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'rotate-contacts.ts')], {
      env: { ...process.env, DATABASE_URL: 'postgres://postgres@127.0.0.1:1/postgres' },
      encoding: 'utf8',
    });
    expect(stderr.match(/^✗ PostgreSQL at 127\.0\.0\.1:1 cannot be used/gm)).toHaveLength(3);
    expect(status).toBe(1);
  });
});
