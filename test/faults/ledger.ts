import pg from 'pg';
import { type IHeaders, Kafka, logLevel } from 'kafkajs';
import { services } from '../../deploy/local/services.ts';
import type { System } from '../../deploy/local/system.ts';
import { eventually } from '#testing';

/** Oversight also archives what is announced of bureaus, matters and hot issues. */
const isAboutACase = `(payload ->> 'caseId' is not null and event_type not like '%hot-issue%')`;
/** The members of confirmed hot issues, as routing has them. */
const members = `(select case_id, issue_id from routing.voice join routing.hot_issue on hot_issue.id = issue_id where status = 'confirmed')`;
/** Of each citizen with an address: that the case was taken, that it has a bureau or lies on the desk, and that it is of a hot issue. */
const mailsDue = `(select coalesce(sum(case when issue_id is null then 2 else 3 end), 0)
  from notification.citizen_subscription left join ${members} as member using (case_id) where has_email)`;

/**
 * Counts what really happened, in every service's own tables: the effects themselves, not what the inboxes believe.
 * Each method answers with what is wrong; an empty list is what the tests want.
 */
export class Ledger {
  private readonly database: pg.Pool;

  constructor(private readonly system: System) {
    this.database = new pg.Pool({ connectionString: system.databaseUrl, max: 2 });
    this.database.on('error', () => undefined);
  }

  close(): Promise<void> {
    return this.database.end();
  }

  /** Waits until some Case has been submitted and not placed yet: what is killed then is killed at work. */
  async untilUnderWay(): Promise<void> {
    await eventually(
      async () => {
        const [row] = await this.rows<{ waiting: number }>(
          `select ((select count(*) from intake.message) -
             (select count(*) from department."case" where status <> 'received'))::int as waiting`,
        );
        return row!.waiting > 0;
      },
      { interval: 5 },
    );
  }

  /** Waits until nothing is under way any more: outboxes are empty and every archived step has reached every reader. */
  async untilQuiet(messages: number, deadline = 120_000): Promise<void> {
    await eventually(
      async () => {
        const [row] = await this.rows<
          Record<'pending' | 'placed' | 'told' | 'stories' | 'archived' | 'unmailed', number>
        >(`
          select (${services.map((service) => `(select count(*) from ${service}.outbox)`).join(' + ')})::int as pending,
                 (select count(*)::int from department."case" where status <> 'received') as placed,
                 (select count(*)::int from intake.timeline_step) as told,
                 (select 2 * count(*)::int + (select count(*)::int from ${members} as member) from department."case") as stories,
                 (${mailsDue} - (select count(*) from notification.delivery))::int as unmailed,
                 (select count(*)::int from oversight.event_archive where ${isAboutACase}) as archived`);
        const { pending, placed, told, stories, archived, unmailed } = row!;
        const isDone = pending === 0 && placed >= messages && archived >= 4 * messages;
        return isDone && told >= stories && unmailed <= 0;
      },
      { deadline, interval: 500 },
    );
  }

  /** Exactly one Case for each Message, and both known to all. */
  async wrongCases(caseNumbers: Iterable<string>): Promise<string[]> {
    const expected = [...caseNumbers].sort();
    const wrong: string[] = [];
    for (const table of ['intake.message', 'department.case', 'routing.decision']) {
      const column = table === 'department.case' ? 'number' : 'case_number';
      const found = await this.rows<{ number: string }>(`select ${column} as number from ${quoted(table)} order by 1`);
      const numbers = found.map(({ number }) => number).sort();
      if (JSON.stringify(numbers) !== JSON.stringify(expected))
        wrong.push(`${table} has ${numbers.length} rows, not the ${expected.length} accepted`);
    }
    return wrong;
  }

  /** Cases that lie on no queue: neither a bureau's nor the triage desk. (A case's one row says where; it cannot say two.) */
  async casesOnNoQueue(): Promise<string[]> {
    const found = await this.rows<{ number: string }>(
      `select number from department."case"
       where not ((status = 'assigned' and lead ->> 'id' is not null) or (status = 'triage' and lead is null))`,
    );
    return found.map(({ number }) => number);
  }

  /** Cases for which a consumer did something twice, or not at all. Each opened and placed, and in a hot issue or not: as many versions, no more. */
  async wrongEffects(messages: number): Promise<string[]> {
    const stories: Record<string, string> = {
      'department.case_event': 'version',
      'intake.timeline_step': 'case_version',
    };
    const wrong: string[] = [];
    for (const [table, column] of Object.entries(stories)) {
      const found = await this.rows(
        `select case_id from ${table} left join ${members} as member using (case_id) group by case_id
         having array_agg(${column} order by ${column}) <>
           case when count(issue_id) = 0 then '{1,2}' else '{1,2,3}' end::integer[]`,
      );
      if (found.length > 0) wrong.push(`${table}: ${found.length} cases with other versions than theirs`);
    }
    const archived = await this.rows(
      `select event_key from oversight.event_archive where ${isAboutACase} group by event_key
       having count(*) <> 4 or count(distinct event_type) <> 4`,
    );
    if (archived.length > 0)
      wrong.push(`oversight.event_archive: ${archived.length} cases without exactly four events`);
    const bureaus = await this.rows(
      `select from routing.bureau kept full join department.bureau copied using (id)
       where kept.version is distinct from copied.version`,
    );
    if (bureaus.length > 0) wrong.push(`department.bureau: ${bureaus.length} bureaus are not as routing has them`);
    const [counts] = await this.rows<Record<'total' | 'standing' | 'subscribed' | 'mailed' | 'due', string>>(`
      select (select sum(count) from oversight.case_count) as total,
             (select count(*) from oversight.known_case where status is not null) as standing,
             (select count(*) from notification.citizen_subscription where has_email is not null) as subscribed,
             (select count(*) from notification.delivery) as mailed,
             ${mailsDue} as due`);
    for (const name of ['total', 'standing', 'subscribed'] as const) {
      if (Number(counts![name]) !== messages) wrong.push(`${name}: ${counts![name]} instead of ${messages}`);
    }
    if (counts!.mailed !== counts!.due) wrong.push(`${counts!.mailed} mails instead of ${counts!.due}`);
    return wrong;
  }

  /**
   * Messages that are not kept once in routing's memory of what is said, hot issues whose figures are not those of their cases,
   * repeats of one writer that leave a number out or give it twice, and members that were not announced just once.
   */
  async wrongHotIssues(messages: number): Promise<string[]> {
    const checks: Record<string, string> = {
      'cases without exactly one voice': `select from routing.decision full join routing.voice using (case_id)
         group by case_id having count(decision.case_number) <> 1 or count(voice.case_number) <> 1`,
      'hot issues with wrong figures': `select from routing.hot_issue full join (
           select issue_id, count(*) as voices, count(distinct writer) + count(*) filter (where writer is null) as writers
             from routing.voice where issue_id is not null group by issue_id) as counted on issue_id = hot_issue.id
         where (messages, people) is distinct from (voices, writers)`,
      'cases that department has in another hot issue': `select from ${members} as member
         full join department.hot_issue_member as followed using (case_id)
         left join department."case" on "case".id = case_id
         where issue_id is distinct from hot_issue_id
            or issue_id::text is distinct from "case".aside #>> '{hotIssue,hotIssueId}'`,
      'writers whose repeats are not numbered one after the other': `select from routing.voice where writer is not null
         group by writer, coalesce(first_case_id, case_id)
         having max(times) <> count(*) or count(distinct times) <> count(*)`,
    };
    const wrong: string[] = [];
    for (const [what, query] of Object.entries(checks)) {
      const found = await this.rows(query);
      if (found.length > 0) wrong.push(`${found.length} ${what}`);
    }
    const [{ voices }] = (await this.rows<{ voices: number }>('select count(*)::int as voices from routing.voice')) as [
      { voices: number },
    ];
    if (voices !== messages) wrong.push(`${voices} voices instead of ${messages}`);
    return [...wrong, ...(await this.wrongMembers())];
  }

  /** Of confirmed hot issues. Kafka may hold an event twice after a kill; what its id tells apart was announced twice. */
  private async wrongMembers(): Promise<string[]> {
    const expected = await this.rows<{ member: string }>(
      `select issue_id || ' ' || case_id as member from ${members} as member order by 1`,
    );
    const announced = new Map<string, string>();
    await this.readTopic('xinqiao.routing.v1', (_, value, headers) => {
      if (String(headers?.ce_type) !== 'xinqiao.hot-issue.member-joined.v1') return;
      const { hotIssueId, caseId } = JSON.parse(value) as { hotIssueId: string; caseId: string };
      announced.set(String(headers?.ce_id), `${hotIssueId} ${caseId}`);
    });
    const joined = [...announced.values()].sort();
    if (expected.length === 0) return ['no hot issue was confirmed'];
    return JSON.stringify(joined) === JSON.stringify(expected.map(({ member }) => member).sort())
      ? []
      : [`${joined.length} members announced of ${expected.length}`];
  }

  /** Dead letters, and events parked behind them. */
  async deadLetters(): Promise<string[]> {
    const found = await Promise.all(
      services.map((service) =>
        this.rows<{ what: string }>(
          `select '${service} ' || error_message as what from ${service}.dead_letter
           union all select '${service} parked' from ${service}.parked_event`,
        ),
      ),
    );
    return found.flat().map(({ what }) => what);
  }

  /** Keys whose events stand in department's topic in another order than that of their versions, repeats left aside. */
  async keysOutOfOrder(): Promise<string[]> {
    const seen = new Map<string, number[]>();
    await this.readTopic('xinqiao.department.v1', (key, value) => {
      const { caseVersion } = JSON.parse(value) as { caseVersion: number };
      const versions = seen.get(key) ?? [];
      if (!versions.includes(caseVersion)) seen.set(key, [...versions, caseVersion]);
    });
    return [...seen]
      .filter(([, versions]) => versions.some((version, index) => version !== index + 1))
      .map(([key]) => key);
  }

  /** Steps of clocks on department's topic as words that are the same for the same step. What has the id of another event is that event again. */
  async stepsRaised(): Promise<string[]> {
    const steps = new Map<string, string>();
    await this.readTopic('xinqiao.department.v1', (key, value, headers) => {
      if (String(headers?.ce_type) !== 'xinqiao.clock.step-raised.v1') return;
      const { clock, step } = JSON.parse(value) as { clock: { clock: string; startedAt: string }; step: string };
      steps.set(String(headers?.ce_id), [key, clock.clock, clock.startedAt, step].join(' '));
    });
    return [...steps.values()];
  }

  private async readTopic(
    topic: string,
    take: (key: string, value: string, headers?: IHeaders) => void,
  ): Promise<void> {
    const kafka = new Kafka({ brokers: this.system.kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(topic);
    await admin.disconnect();
    let left = ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
    const consumer = kafka.consumer({ groupId: `ledger-${Date.now()}`, maxWaitTimeInMs: 200 });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: ({ message }) => {
        take(String(message.key), String(message.value), message.headers);
        left -= 1;
        return Promise.resolve();
      },
    });
    await eventually(() => left <= 0, { deadline: 30_000 });
    await consumer.disconnect();
  }

  private async rows<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
    return (await this.database.query<T>(sql)).rows;
  }
}

function quoted(table: string): string {
  return table
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.');
}
