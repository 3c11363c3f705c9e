import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A step of an escalation becomes one of several things that the staff is told; a bureau's staff may follow as well. */
export class TellStaffOfNotices1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table escalation_step rename to staff_notice');
    await runner.query('alter sequence escalation_step_place rename to staff_notice_place');
    await runner.query('alter index escalation_step_unplaced rename to staff_notice_unplaced');
    await runner.query('alter index escalation_step_since rename to staff_notice_since');
    await this.addressNotices(runner);
    await this.referToNotices(runner);
    await this.letSubscriptionsEnd(runner);
    // Of a Case that is a complaint: about whom, as its assignment of that version says.
    await runner.query(`
      create table complained_of (case_id uuid primary key, case_version integer not null, bureau_ids text[] not null)`);
  }

  /** What only bureaus follow, and what is no escalation, is lost. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table complained_of');
    await runner.query('delete from staff_notice where level is null');
    await runner.query('delete from staff_subscription where char_length(audience) > 6');
    await runner.query(`
      alter table staff_subscription add column region_code text collate "C"`);
    await runner.query('update staff_subscription set region_code = audience');
    await runner.query(`
      alter table staff_subscription alter column region_code set not null, drop column audience, drop column confirmed_until`);
    await runner.query('create index staff_subscription_covering on staff_subscription (region_code) where is_active');
    await runner.query(`
      alter table staff_notice add column escalation_id uuid, add column escalation_version integer, add column region_code text collate "C"`);
    await runner.query(`
      update staff_notice set escalation_id = (payload ->> 'escalationId')::uuid, region_code = payload ->> 'regionCode',
             escalation_version = (payload ->> 'escalationVersion')::integer`);
    await runner.query(
      'alter table staff_delivery add column escalation_id uuid, add column escalation_version integer',
    );
    await runner.query(`
      update staff_delivery set escalation_id = notice.escalation_id, escalation_version = notice.escalation_version
      from staff_notice as notice where notice.id = notice_id`);
    await runner.query('alter table staff_delivery drop column notice_id');
    await runner.query(`
      alter table staff_notice drop column id, drop column audiences, drop column asks_to_act, alter column level set not null,
        alter column region_code set not null, add primary key (escalation_id, escalation_version)`);
    await runner.query(`
      alter table staff_delivery alter column escalation_id set not null, alter column escalation_version set not null,
        add unique (subscription_id, escalation_id, escalation_version),
        add foreign key (escalation_id, escalation_version) references staff_notice`);
    await runner.query(`
      create unique index staff_delivery_once_by_mail on staff_delivery (escalation_id, escalation_version, subject)
      where means = 'mail'`);
    await runner.query('alter index staff_notice_since rename to escalation_step_since');
    await runner.query('alter index staff_notice_unplaced rename to escalation_step_unplaced');
    await runner.query('alter sequence staff_notice_place rename to escalation_step_place');
    await runner.query('alter table staff_notice rename to escalation_step');
  }

  /** `level` is of escalations alone. Why somebody delegated one or put it off is kept no longer: what people write is said at the door alone. */
  private async addressNotices(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table staff_notice add column id uuid not null default gen_random_uuid(), add column audiences text[] collate "C" not null default '{}',
        add column asks_to_act boolean not null default true, alter column level drop not null`);
    await runner.query(`
      update staff_notice
      set audiences = array[region_code, left(region_code, 4) || '00', left(region_code, 2) || '0000']
                      || case when payload ? 'toBureauId' then array[payload ->> 'toBureauId' || '/head'] else '{}' end,
          payload = payload - 'reason',
          asks_to_act = event_type not in ('xinqiao.escalation.acknowledged.v1', 'xinqiao.escalation.snoozed.v1', 'xinqiao.escalation.ended.v1')`);
  }

  /** A notice that is let go of takes with it what was told of it. */
  private async referToNotices(runner: QueryRunner): Promise<void> {
    await runner.query('alter table staff_delivery add column notice_id uuid');
    await runner.query(`
      update staff_delivery as delivery set notice_id = notice.id from staff_notice as notice
      where (notice.escalation_id, notice.escalation_version) = (delivery.escalation_id, delivery.escalation_version)`);
    await runner.query('alter table staff_delivery drop column escalation_id, drop column escalation_version');
    await runner.query(`
      alter table staff_notice drop column escalation_id, drop column escalation_version, drop column region_code,
        alter column id drop default, alter column audiences drop default, alter column asks_to_act drop default, add primary key (id)`);
    await runner.query(`
      alter table staff_delivery alter column notice_id set not null, add unique (notice_id, subscription_id),
        add foreign key (notice_id) references staff_notice on delete cascade`);
    // Nobody is mailed twice of one notice, however many subscriptions of his cover it.
    await runner.query(`
      create unique index staff_delivery_once_by_mail on staff_delivery (notice_id, subject) where means = 'mail'`);
  }

  /** Those that are there are confirmed now, since nobody was asked until now. */
  private async letSubscriptionsEnd(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table staff_subscription add column audience text collate "C", add column confirmed_until timestamptz`);
    await runner.query(`
      update staff_subscription set audience = region_code, confirmed_until = platform.now() + interval '30 days'`);
    await runner.query(`
      alter table staff_subscription drop column region_code, alter column audience set not null, alter column confirmed_until set not null`);
    await runner.query('create index staff_subscription_covering on staff_subscription (audience)');
  }
}
