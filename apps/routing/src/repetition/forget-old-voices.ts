import { Clock, PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';

const everyHour = 60 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;
/** Some time longer than an issue can be joined and a message repeated, so that nothing is taken away from a batch under way. */
const keptDays = 200;
const rowsAtOnce = 5_000;

/**
 * Forgets what nobody can join or repeat any more, so that what is held does not grow with the years: single messages, and issues that
 * never were shown. What was shown to people stays, with its cases. Several instances at once take different rows.
 */
@Injectable()
export class ForgetOldVoices implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    logger: PinoLogger,
  ) {
    const warning = 'Old voices could not be forgotten; trying again in an hour';
    this.rounds = new RepeatUntilShutdown(() => this.round(), { everyMs: everyHour, warning, logger });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async round(): Promise<void> {
    await forgetOldVoices(this.dataSource, await this.clock.now());
  }
}

/** @returns how many issues and voices without one, and how many postings were forgotten */
export async function forgetOldVoices(dataSource: DataSource, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - keptDays * day);
  let forgotten = 0;
  for (const query of [forgetIssues, forgetLoneVoices, forgetPostings]) {
    for (let rows = rowsAtOnce; rows === rowsAtOnce; forgotten += rows)
      [{ rows }] = await dataSource.query<[{ rows: number }]>(query, [oldest]);
  }
  return forgotten;
}

export const forgetIssues = `
  with old as (
    delete from hot_issue where id = any(array(
      select id from hot_issue where status = 'gathering' and first_at < $1 and last_at < $1
       order by first_at limit ${rowsAtOnce} for update skip locked
    )) returning id
  ), silent as (
    delete from voice where issue_id = any(array(select id from old))
  )
  select count(*)::integer as rows from old`;

/** Of no place, or taken out of their issue. */
export const forgetLoneVoices = `
  with old as (
    delete from voice where (case_id, submitted_at) in (
      select case_id, submitted_at from voice where issue_id is null and submitted_at < $1
       order by submitted_at limit ${rowsAtOnce} for update skip locked
    ) returning 1
  )
  select count(*)::integer as rows from old`;

const forgetPostings = `
  with old as (
    delete from hot_issue_posting where ctid = any(array(
      select ctid from hot_issue_posting where posted_at < $1 limit ${rowsAtOnce} for update skip locked
    )) returning 1
  )
  select count(*)::integer as rows from old`;
