import { testSystem } from './test-system.ts';
import { eventually } from './eventually.ts';

it('runs the whole system beside others, lets a service be killed and come back, and leaves nothing behind', async () => {
  const system = await testSystem();
  const [intake] = system.services.intake;
  const ready = () => fetch(`${intake.url}/health/ready`).then(({ status }) => status);
  try {
    expect(await ready()).toBe(200);
    await intake.server.kill();
    await expect(ready()).rejects.toThrow('fetch failed');
    await intake.server.start();
    await eventually(async () => (await ready()) === 200);
  } finally {
    await system.stop();
  }
  expect(
    Object.values(system.services)
      .flat()
      .filter(({ server }) => server.isRunning),
  ).toEqual([]);
}, 180_000);
