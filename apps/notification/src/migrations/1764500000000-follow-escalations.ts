import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which escalations somebody of the staff follows, by which means, and what each of them is told. */
export class FollowEscalations1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A filter that is null lets everything pass. Of mail alone: pace, hours and address; the address is sealed.
    await runner.query(`
      create table staff_subscription (
        id uuid primary key,
        version integer not null,
        subject text collate "C" not null,
        region_code text collate "C" not null,
        functions text[],
        levels text[],
        kinds text[],
        is_urgent_only boolean not null,
        means text not null check (means in ('stream', 'webhook', 'mail')),
        is_active boolean not null default true,
        disabled_because text check (disabled_because in ('failing', 'gone')),
        disabled_at timestamptz,
        pace text check (pace in ('immediate', 'digest')),
        digest_hours smallint[],
        quiet_from smallint,
        quiet_until smallint,
        urgent_breaks_quiet boolean,
        contact_key_id text,
        sealed_contact text,
        created_at timestamptz not null,
        check ((means = 'mail') = (pace is not null)),
        check ((means = 'mail') = (sealed_contact is not null)),
        check (pace <> 'digest' or cardinality(digest_hours) > 0),
        check (is_active = (disabled_at is null))
      )`);
    await runner.query('create index staff_subscription_covering on staff_subscription (region_code) where is_active');
    await runner.query('create index staff_subscription_of on staff_subscription (subject)');
    await runner.query(`
      create table webhook (
        subscription_id uuid primary key references staff_subscription on delete cascade,
        url text not null,
        secret_key_id text not null,
        sealed_secret text not null,
        former_key_id text,
        sealed_former_secret text,
        former_until timestamptz,
        last_success_at timestamptz
      )`);
    await this.createFeed(runner);
    await this.createDeliveries(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table staff_delivery, escalation_step, webhook, staff_subscription');
    await runner.query('drop sequence escalation_step_place');
  }

  /** What happened to escalations. `place` is given after the commit, so that places come in the order in which they can be seen. */
  private async createFeed(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table escalation_step (
        escalation_id uuid not null,
        escalation_version integer not null,
        place bigint unique,
        event_type text not null,
        payload jsonb not null,
        region_code text collate "C" not null,
        level text not null,
        function text,
        kind text not null,
        is_urgent boolean not null,
        heard_at timestamptz not null,
        primary key (escalation_id, escalation_version)
      )`);
    await runner.query('create index escalation_step_unplaced on escalation_step (heard_at) where place is null');
    await runner.query('create index escalation_step_since on escalation_step (heard_at)');
    await runner.query('create sequence escalation_step_place');
  }

  /** One row for what one subscription is told of one step. `message_id` is what it is sent under: several rows of a digest share one. */
  private async createDeliveries(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff_delivery (
        id uuid primary key,
        subscription_id uuid not null references staff_subscription on delete cascade,
        means text not null check (means in ('webhook', 'mail')),
        subject text collate "C" not null,
        is_digest boolean not null,
        escalation_id uuid not null,
        escalation_version integer not null,
        message_id uuid,
        status text not null default 'pending' check (status in ('pending', 'sent', 'failed', 'gave-up')),
        attempts integer not null default 0,
        due_at timestamptz not null,
        queued_at timestamptz not null,
        last_problem text,
        settled_at timestamptz,
        unique (subscription_id, escalation_id, escalation_version),
        foreign key (escalation_id, escalation_version) references escalation_step
      ) with (fillfactor = 80)`);
    // Nobody is mailed twice of one step, however many subscriptions of his cover it.
    await runner.query(`
      create unique index staff_delivery_once_by_mail on staff_delivery (escalation_id, escalation_version, subject)
      where means = 'mail'`);
    await runner.query('create index staff_delivery_of on staff_delivery (subscription_id, queued_at, id)');
    await runner.query(`
      create index staff_delivery_due on staff_delivery (means, due_at) where status = 'pending'`);
    await runner.query(`
      create index staff_delivery_pending_of on staff_delivery (subscription_id) where status = 'pending'`);
  }
}
