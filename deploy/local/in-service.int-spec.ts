import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

describe('A command in the role of a service', () => {
  it('says that PostgreSQL does not answer, and what to do', () => {
    const { status, stderr } = inService('oversight', {
      DATABASE_URL: 'postgres://postgres:secret@127.0.0.1:1/postgres',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('✗ PostgreSQL at 127.0.0.1:1 cannot be used: connect ECONNREFUSED 127.0.0.1:1.');
    expect(stderr).toContain('npm start');
    expect(stderr).not.toContain('secret');
  });

  it.each([
    ['', 'Say of which service.'],
    ['departmnt', 'There is no service "departmnt".'],
  ])('names the services when it is told to be "%s"', (service, said) => {
    const { status, stderr } = inService(service);
    expect(status).toBe(1);
    expect(stderr).toContain(`✗ ${said}\nName one of intake, routing, department, notification, oversight.`);
  });
});

function inService(service: string, env: NodeJS.ProcessEnv = {}) {
  const script = join(import.meta.dirname, 'in-service.ts');
  return spawnSync(process.execPath, [script, 'no-such-script.js', service], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}
