import { messagingMigrations } from '#messaging';
import { CaseOutbox, Clock, createLogger } from '#platform';
import { type ServiceDatabase, serviceDatabase } from '#testing';
import { type Announced, announcedEvents } from '../../test/routing-service.ts';
import { catalogue as shipped } from '../../test/shipped-catalogue.ts';
import { routing } from '../routing.definition.ts';
import { announceDirectory } from './announce-directory.ts';
import { CurrentCatalogue } from './current-catalogue.ts';
import { BureauDirectory } from './domain/bureau-directory.ts';
import type { Catalogue } from './domain/catalogue.ts';
import { contentOf, type Matter } from './domain/matter.ts';
import { fieldChanges } from './domain/field-changes.ts';
import { seedCatalogue } from './seed-catalogue.ts';

const fieldsAgree = (one: object, other: object = {}) => fieldChanges(one, other).length === 0;

const textsOf = (matters: readonly Matter[]) =>
  matters.map((matter) => JSON.stringify([matter.code, contentOf(matter)]));
const bureausIn = (events: readonly Announced[]) =>
  events.flatMap(({ payload }) => (payload.bureaus as { id: string; version: number }[] | undefined) ?? []);

describe('The shipped catalogue', () => {
  let database: ServiceDatabase;
  beforeEach(async () => {
    const { entities, migrations } = routing;
    database = await serviceDatabase('routing', { entities, migrations: [...messagingMigrations, ...migrations] });
  });
  afterEach(() => database.drop());

  it('becomes the catalogue of the database, once however many instances start, and is announced', async () => {
    await Promise.all([seed(shipped), seed(shipped), seed(shipped)]);
    const { version, matters, bureaus, regions } = await current();
    expect(version).toBe(1);
    expect(textsOf(matters).join('\n') === textsOf(shipped.matters).join('\n')).toBe(true);
    const unlikeBureaus = [...shipped.bureaus.all()].filter((bureau) => !fieldsAgree(bureau, bureaus.find(bureau.id)));
    expect(unlikeBureaus.map(({ id }) => id)).toEqual([]);
    expect(regions === shipped.regions).toBe(true);

    const events = await announced();
    const published = events.filter(({ type }) => type === 'xinqiao.bureaus.published.v1');
    expect(
      bureausIn(events)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(Array.from(shipped.bureaus.all(), ({ id }) => id).toSorted());
    expect(published.length).toBeLessThan(500);
    expect(published.every(({ key, payload }) => key === payload.regionCode)).toBe(true);
    const known = events.filter(({ type }) => type === 'xinqiao.matter.changed.v1').map(({ key }) => key);
    expect(known).toEqual(shipped.matters.map(({ code }) => code));
  });

  it('of a later release brings what is new and changed, and leaves what an administrator has touched', async () => {
    await seed(shipped);
    const [touched, changed, gone, ...rest] = shipped.matters;
    await database.dataSource.query('update matter set edited = true where code = $1', [touched!.code]);
    await database.dataSource.query(`update bureau set edited = true where id = '411681-taxation'`);
    await database.dataSource.query('delete from outbox');
    const renamed = (id: string) => ({ ...shipped.bureaus.find(id)!, name: '税务所' });
    const later: Catalogue = {
      ...shipped,
      matters: [
        { ...touched!, name: '别名' },
        { ...changed!, name: '新名' },
        ...rest,
        { ...changed!, code: 'zoning-of-drones', samples: [] },
      ],
      bureaus: shipped.bureaus.with([renamed('411681-taxation'), renamed('411624-taxation')]),
    };
    await seed(later);

    const { version, matters, bureaus } = await current();
    const names = new Map(matters.map(({ code, name }) => [code, name]));
    expect(version).toBe(2);
    expect(names.get(touched!.code)).toBe(touched!.name);
    expect(names.get(changed!.code)).toBe('新名');
    expect(names.has(gone!.code)).toBe(false);
    expect(names.has('zoning-of-drones')).toBe(true);
    expect(bureaus.find('411681-taxation')?.name).toBe('项城市税务局');
    expect(bureaus.find('411624-taxation')).toMatchObject({ name: '税务所', version: 2 });
    expect((await announced()).map(({ type, key }) => [type, key])).toEqual([
      ...[changed!.code, 'zoning-of-drones', gone!.code].map((code) => ['xinqiao.matter.changed.v1', code]),
      ['xinqiao.bureaus.published.v1', '411624'],
    ]);
    await seed(later);
    expect((await current()).version).toBe(2);
  });

  it('can be announced anew, each bureau and matter as it is', async () => {
    await seed(shipped);
    const first = await announced();
    await database.dataSource.query('delete from outbox');
    await database.dataSource.query(`update bureau set version = 7 where id = '411681-taxation'`);
    const { matters, bureaus } = await announceDirectory(
      database.dataSource,
      { regions: shipped.regions, outbox: new CaseOutbox('routing') },
      new Date(),
    );
    const again = await announced();
    expect(
      bureausIn(again)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(
      bureausIn(first)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(bureausIn(again).find(({ id }) => id === '411681-taxation')).toMatchObject({ version: 7 });
    expect(matters).toBe(shipped.matters.length);
    expect(bureaus).toBe(bureausIn(again).length);
  });

  it('is taken on change by change, so that each picture is the one of its version', async () => {
    await seed(shipped);
    const follower = new CurrentCatalogue(database.dataSource, createLogger('routing', 'silent'), shipped);
    await follower.refresh();
    const first = follower.get();
    await seed({ ...shipped, matters: shipped.matters.slice(1), bureaus: new BureauDirectory([]) });
    await follower.refresh();
    const second = follower.get();
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(first.matters.map(({ code }) => code)).toEqual(shipped.matters.map(({ code }) => code));
    expect(second.matters).toHaveLength(first.matters.length - 1);
    expect(second.bureaus === first.bureaus).toBe(true);
  });

  function seed(catalogue: Catalogue): Promise<void> {
    const { dataSource } = database;
    return seedCatalogue(dataSource, catalogue, { clock: new Clock(dataSource), outbox: new CaseOutbox('routing') });
  }

  async function current(): Promise<Catalogue> {
    const catalogue = new CurrentCatalogue(database.dataSource, createLogger('routing', 'silent'), shipped);
    await catalogue.refresh();
    return catalogue.get();
  }

  const announced = (): Promise<Announced[]> => database.dataSource.query(announcedEvents);
});
