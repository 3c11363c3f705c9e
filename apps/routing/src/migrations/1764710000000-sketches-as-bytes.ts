import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sketch is one value, written with every message: as two arrays it cost three times as much as the rest of its row. */
export class SketchesAsBytes1764710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['voice', 'hot_issue']) {
      await runner.query(`alter table ${table} add column sketch bytea`);
      await runner.query(`update ${table} set sketch = ${bytesOfArrays}`);
      await runner.query(
        `alter table ${table} alter column sketch set not null, drop column terms, drop column weights`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['voice', 'hot_issue']) {
      await runner.query(`alter table ${table} add column terms integer[], add column weights real[]`);
      await runner.query(`update ${table} set terms = ${termsOfBytes}, weights = ${weightsOfBytes}`);
      await runner.query(`alter table ${table} alter column terms set not null, alter column weights set not null`);
      await runner.query(`alter table ${table} drop column sketch`);
    }
  }
}

const bytesOfArrays = `
  coalesce((select string_agg(int4send(term), '' order by place) from unnest(terms) with ordinality as t (term, place)), '')
  || coalesce((select string_agg(float4send(weight), '' order by place) from unnest(weights) with ordinality as w (weight, place)), '')`;

const wordAt = (place: string): string =>
  `('x' || encode(substr(sketch, 1 + 4 * (${place}), 4), 'hex'))::bit(32)::integer`;

const termsOfBytes = `
  array(select ${wordAt('place')} from generate_series(0, length(sketch) / 8 - 1) as place order by place)`;

/** PostgreSQL reads no number from bytes; weights are positive, so exponent and fraction tell all (IEEE 754). */
const weightsOfBytes = `
  array(select case when word = 0 then 0 else (1 + (word & 8388607) / 8388608.0::float8) * 2::float8 ^ ((word >> 23) - 127) end::real
          from generate_series(0, length(sketch) / 8 - 1) as place,
               lateral (select ${wordAt('length(sketch) / 8 + place')} as word) as bits order by place)`;
