import type { EntityManager } from 'typeorm';
import type { SaidName } from './domain/names.ts';

/** Keeps what bureaus, regions and matters are called, for those who read figures; a name that is known already is not written again. */
export async function keepNames(manager: EntityManager, generation: number, names: readonly SaidName[]): Promise<void> {
  if (names.length === 0) return;
  await manager.query(
    `insert into figure_name (generation, what, code, version, name)
     select $1, * from unnest($2::text[], $3::text[], $4::integer[], $5::text[])
     on conflict (generation, what, code) do update set version = excluded.version, name = excluded.name
     where (excluded.version, excluded.name collate "C") > (figure_name.version, figure_name.name)`,
    [
      generation,
      names.map(({ what }) => what),
      names.map(({ code }) => code),
      names.map(({ version }) => version),
      names.map(({ name }) => name),
    ],
  );
}
