import { serviceDatabase } from '#testing';
import { BureausThatHadACase1764760000000 } from './1764760000000-bureaus-that-had-a-case.ts';
import { oversightMigrations } from './index.ts';

it('adds the column where the release before made the table, and leaves it where a new installation has it', async () => {
  const former = oversightMigrations.slice(0, oversightMigrations.indexOf(BureausThatHadACase1764760000000));
  const { dataSource, drop } = await serviceDatabase('oversight', { migrations: former });
  const migrate = (way: 'up' | 'down') =>
    dataSource.transaction(({ queryRunner }) => new BureausThatHadACase1764760000000()[way](queryRunner!));
  const columns = async () => {
    const rows = await dataSource.query<object[]>(
      `select is_nullable from information_schema.columns where table_name = 'figure_cell' and column_name = 'had'`,
    );
    return rows;
  };
  try {
    await migrate('up');
    expect(await columns()).toEqual([{ is_nullable: 'YES' }]);
    await migrate('down');
    expect(await columns()).toEqual([]);
    await migrate('up');
    expect(await columns()).toEqual([{ is_nullable: 'YES' }]);
  } finally {
    await drop();
  }
});
