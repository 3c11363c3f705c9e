import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long a case may be rated and taken up again is a policy and is kept with each case that ends; those that wait to be rated get what held until now. */
export class WindowsByPolicy1764400560000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index rating_window;
      update "case" set aside = (coalesce(aside::jsonb, '{}') || jsonb_build_object('windows', jsonb_build_object(
        'rateUntil', ${iso(`since + interval '15 days'`)},
        'reopenUntil', ${iso(`coalesce((aside ->> 'settledAt')::timestamptz, since) + interval '30 days'`)})))::json
      where status = 'resolved';
      create index rating_window on "case" ((aside #>> '{windows,rateUntil}') collate "C") where status = 'resolved'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index rating_window;
      create index rating_window on "case" (since) where status = 'resolved'`);
  }
}

function iso(moment: string): string {
  return `to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
