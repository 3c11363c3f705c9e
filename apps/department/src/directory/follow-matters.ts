import type { CaseEvents } from '#contracts';
import type { EntityManager } from 'typeorm';

type Announced = CaseEvents['xinqiao.matter.changed.v1'];

/** Keeps the copy of routing's matters: of each the highest version that came, in whatever order they came. Rows go in sorted, so that two batches never wait for each other. */
export async function followMatters(manager: EntityManager, announced: readonly Announced[]): Promise<void> {
  const newest = new Map<string, Announced>();
  for (const matter of announced)
    if ((newest.get(matter.code)?.version ?? 0) < matter.version) newest.set(matter.code, matter);
  const matters = [...newest.values()];
  await manager.query(
    `insert into matter as known (code, version, name, function, retired)
     select code, version, name, function, retired
     from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::boolean[])
       as came (code, version, name, function, retired) order by code
     on conflict (code) do update
     set version = excluded.version, name = excluded.name, function = excluded.function, retired = excluded.retired
     where known.version < excluded.version`,
    [
      matters.map(({ code }) => code),
      matters.map(({ version }) => version),
      matters.map(({ name }) => name),
      matters.map((matter) => matter.function ?? null),
      matters.map(({ retired }) => retired),
    ],
  );
}
