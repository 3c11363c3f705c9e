import { serviceDatabase, type ServiceDatabase } from '#testing';
import { PlacesOfEscalations1764750000000 } from './1764750000000-places-of-escalations.ts';
import { oversightMigrations } from './index.ts';

let database: ServiceDatabase;
beforeEach(async () => {
  const former = oversightMigrations.slice(0, oversightMigrations.indexOf(PlacesOfEscalations1764750000000));
  database = await serviceDatabase('oversight', { migrations: former });
});
afterEach(() => database.drop());

describe('Escalations of the release before', () => {
  const insertion = `
    with made as (
      insert into escalation (id, cause_key, cause, cause_kind, caused_at, case_id, case_number, version, state, level, region_code, answer_by,
        was_snoozed, raised_at, changed_at)
      select gen_random_uuid(), key, '{}', 'instruction', now(), gen_random_uuid(), '20261123-0000042-7', 3, state, 'county', '411625',
        case state when 'delegated' then now() end, false, now(), now()
      from (values ('handed on', 'delegated'), ('over', 'ended')) as one (key, state)
      returning id)
    insert into escalation_step (escalation_id, version, kind, occurred_at, level, region_code, details)
    select id, nth, kind, now(), 'county', region, '{}'
    from made, (values (1, 'raised', '411681'), (2, 'climbed', '411600'), (3, 'delegated', '411625')) as step (nth, kind, region)`;

  it('are taken to be put where they are for a case that was where they were raised', async () => {
    const { dataSource } = database;
    await dataSource.query(insertion);
    const migrate = (way: 'up' | 'down') =>
      dataSource.transaction(({ queryRunner }) => new PlacesOfEscalations1764750000000()[way](queryRunner!));
    for (let time = 0; time < 2; time += 1) {
      await migrate('up');
      const places = await dataSource.query<object[]>(
        'select cause_key as key, placed_for as place from escalation order by cause_key',
      );
      expect(places).toEqual([
        { key: 'handed on', place: '411681' },
        { key: 'over', place: null },
      ]);
      await migrate('down');
    }
  });
});
