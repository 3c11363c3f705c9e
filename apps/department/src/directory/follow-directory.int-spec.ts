import type { CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import { CaseOutbox, createService, startService } from '#platform';
import { eventually, testDatabase, type TestDatabase, testTopics, type TestTopics } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { departmentEnvironment } from '../../test/department-environment.ts';
import { inDirectory, mergedBureau, xiangchengLabour, xiangchengUrbanManagement } from '../../test/samples.ts';
import { department } from '../department.definition.ts';
import { followDirectory } from './follow-directory.ts';
import { followMatters } from './follow-matters.ts';
import { KnownBureaus } from './known-bureaus.ts';

describe('The copy of the directory', () => {
  let database: TestDatabase;
  let topics: TestTopics;
  let app: NestFastifyApplication;
  let dataSource: DataSource;
  beforeAll(async () => {
    [database, topics] = await Promise.all([testDatabase(), testTopics()]);
    app = await createService(department, departmentEnvironment(database, { TOPIC_PREFIX: topics.prefix }));
    dataSource = app.get(DataSource);
    await startService(app);
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([database.drop(), topics.drop()]);
  });
  beforeEach(() => dataSource.query('truncate bureau'));

  it('is not taken for empty while it has not arrived', async () => {
    await expect(find(xiangchengLabour.id)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'directory-unavailable',
      retryAfterSeconds: 5,
    });
  });

  it('follows what Kafka brings, many bureaus at once and single ones', async () => {
    const { id, regionCode } = xiangchengLabour;
    const changed = inDirectory(xiangchengUrbanManagement, id, 2);
    await announce([
      {
        type: 'xinqiao.bureaus.published.v1',
        key: regionCode,
        subject: regionCode,
        payload: { regionCode, bureaus: [inDirectory(xiangchengLabour), inDirectory(xiangchengUrbanManagement)] },
      },
      {
        type: 'xinqiao.bureau.changed.v1',
        key: changed.id,
        subject: changed.id,
        payload: Object.assign(changed, { changedAt: '2026-11-23T08:00:00.000Z' }),
      },
    ]);
    const known = await eventually(async () => {
      const found = await find(xiangchengLabour.id, xiangchengUrbanManagement.id);
      return found.get(xiangchengUrbanManagement.id)?.isInForce === false && found;
    });
    expect(known.get(xiangchengUrbanManagement.id)).toMatchObject({ successor: xiangchengLabour });
    expect(known.get(xiangchengLabour.id)).toEqual({ bureau: xiangchengLabour, isInForce: true, successor: undefined });
  });

  it('keeps the newest of each bureau, in whatever order they come', async () => {
    const renamed = { id: xiangchengLabour.id, name: '新名', regionCode: xiangchengLabour.regionCode };
    await follow(
      inDirectory(xiangchengLabour, undefined, 2),
      inDirectory(renamed, undefined, 3),
      inDirectory(xiangchengLabour, undefined, 1),
    );
    await follow(inDirectory(xiangchengLabour, mergedBureau.id, 2));
    expect((await find(xiangchengLabour.id)).get(xiangchengLabour.id)).toMatchObject({
      bureau: { name: '新名' },
      isInForce: true,
    });
  });

  it('gets the office hours of bureaus that it had before it kept any, when they are announced again', async () => {
    const officeHours = [{ opens: '09:00', closes: '17:00' }];
    await follow(inDirectory(xiangchengLabour));
    await dataSource.query('update bureau set office_hours = null');
    await follow(Object.assign(inDirectory(xiangchengLabour), { officeHours }));
    await follow(Object.assign(inDirectory(xiangchengLabour), { officeHours: [] }));
    expect(await dataSource.query('select id, office_hours from bureau')).toEqual([
      { id: xiangchengLabour.id, office_hours: officeHours },
    ]);
  });

  it('gets the names of regions that it had before it kept any, when they are announced again, and forgets none', async () => {
    const named = Object.assign(inDirectory(xiangchengLabour), { regionName: '项城市' });
    await follow(inDirectory(xiangchengLabour));
    await follow(named);
    await follow(inDirectory(xiangchengLabour, undefined, 2));
    expect((await find(xiangchengLabour.id)).get(xiangchengLabour.id)).toMatchObject({ regionName: '项城市' });
  });

  it('follows the matters that Kafka brings, and keeps the newest of each, in whatever order they come', async () => {
    const matter = { code: 'unpaid-wages', name: '拖欠工资', function: 'labour-inspection', retired: false };
    const told = (version: number, more: object = {}) =>
      Object.assign({ ...matter, version, changedAt: '2026-11-23T08:00:00.000Z' }, more);
    await dataSource.transaction((manager) =>
      followMatters(manager, [told(2, { name: '欠薪' }), told(3, { retired: true }), told(1)]),
    );
    const other = { ...told(1), code: 'school-fees' };
    await announce(
      [told(2), other].map((payload) => ({
        ...{ type: 'xinqiao.matter.changed.v1', key: payload.code, subject: payload.code, payload },
      })),
    );
    const kept = await eventually(async () => {
      const rows = await dataSource.query<object[]>('select code, version, retired from matter order by code');
      return rows.length === 2 && rows;
    });
    expect(kept).toEqual([
      { code: 'school-fees', version: 1, retired: false },
      { code: 'unpaid-wages', version: 3, retired: true },
    ]);
  });

  it('leads from a merged bureau to the last of its successors', async () => {
    await follow(
      inDirectory(mergedBureau, xiangchengUrbanManagement.id),
      inDirectory(xiangchengUrbanManagement, xiangchengLabour.id),
      inDirectory(xiangchengLabour),
    );
    expect((await find(mergedBureau.id)).get(mergedBureau.id)).toMatchObject({
      isInForce: false,
      successor: xiangchengLabour,
    });
  });

  it('does not go round for ever where successors do', async () => {
    await follow(inDirectory(mergedBureau, xiangchengLabour.id), inDirectory(xiangchengLabour, mergedBureau.id));
    const found = (await find(mergedBureau.id)).get(mergedBureau.id);
    expect(found).toMatchObject({ isInForce: false });
    expect(found?.successor).toBeUndefined();
  });

  const find = (...ids: string[]) => app.get(KnownBureaus).find(ids);

  const follow = (...bureaus: Parameters<typeof followDirectory>[1]) =>
    dataSource.transaction((manager) => followDirectory(manager, bureaus));

  /** The service's own outbox stands in for routing's. */
  const announce = (drafts: EventDraft<CaseEvents>[]) =>
    dataSource.transaction((manager) => app.get(CaseOutbox).append(manager, drafts));
});
