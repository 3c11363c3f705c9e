import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { SketchesAsBytes1764710000000 } from '../migrations/1764710000000-sketches-as-bytes.ts';

it('stored sketches outlive the change to bytes, and its taking back', async () => {
  const routing = await routingDatabase();
  await routing.decide([submitted(), submitted({ subject: '暖气不热', body: '许昌建安区暖气片冰凉，家里十二度。' })]);
  const sketches = () =>
    routing.dataSource.query<object[]>(
      `select case_id as id, sketch from voice union all select id, sketch from hot_issue order by id`,
    );
  const before = await sketches();
  expect(before.length).toBeGreaterThanOrEqual(4);
  const runner = routing.dataSource.createQueryRunner();
  await new SketchesAsBytes1764710000000().down(runner);
  const [arrays] = await routing.dataSource.query<{ terms: number[]; weights: number[] }[]>(
    'select terms, weights from voice limit 1',
  );
  expect(arrays?.terms.length).toBeGreaterThan(3);
  expect(arrays?.weights.length).toBe(arrays?.terms.length);
  await new SketchesAsBytes1764710000000().up(runner);
  await runner.release();
  expect(await sketches()).toEqual(before);
  await routing.close();
});
