import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { CaseEvents, EscalationCause, EscalationStep } from '#contracts';
import { formatCaseNumber, isWithin } from '#domain';
import type { EventDraft } from '#messaging';
import { CaseOutbox, createService, startService, transact } from '#platform';
import {
  eventually,
  serviceEnvironment,
  testDatabase,
  type TestDatabase,
  testTopics,
  type TestTopics,
  TokenIssuer,
} from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { notification } from '../../apps/notification/src/notification.definition.ts';
import { oversight } from '../../apps/oversight/src/oversight.definition.ts';

type Kind = EscalationCause['kind'];
type Level = EscalationStep['level'];

/** Somebody who follows a region, how, and whether he is still there. A person may do so several times. */
interface Follower {
  readonly person: number;
  readonly regionCode: string;
  readonly functions?: string[];
  readonly levels?: Level[];
  readonly kinds?: Kind[];
  readonly isUrgentOnly: boolean;
  readonly by: Means;
  readonly fate: 'follows' | 'left' | 'disabled';
}

interface Means {
  readonly means: 'stream' | 'webhook' | 'mail';
  readonly mail?: { readonly pace: 'immediate' | 'digest' };
}

/** A case above which somebody must look. */
interface Trouble {
  readonly regionCode: string;
  readonly function?: string;
  readonly urgent: boolean;
  readonly kind: Kind;
}

const regions = ['410000', '411600', '411681', '411625', '411000', '419001', '110101'];
const functions = ['labour-inspection', 'heating'];
const kinds: readonly Kind[] = ['clock-step', 'second-reopening', 'instruction'];
const levels: readonly Level[] = ['county', 'city', 'province'];
const mayBe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** What a filter lets pass, or no filter, as often. */
const some = <T>(all: readonly T[]) => fc.option(fc.subarray([...all], { minLength: 1 }), { nil: undefined, freq: 2 });
const mail = (wish: { readonly pace: 'immediate' | 'digest'; readonly [more: string]: unknown }): Means => ({
  means: 'mail',
  mail: Object.assign({ address: 'du@example.gov.cn' }, wish),
});
const everyHour = { quietHours: { from: 1, until: 0 } };
const webhook = { means: 'webhook', webhook: { url: 'https://localhost/' } } as const;
const means = fc.constantFrom<Means[]>(
  ...[{ means: 'stream' } as const, webhook, mail({ pace: 'immediate' }), mail({ pace: 'digest', digestHours: [9] })],
  ...[mail({ pace: 'immediate', ...everyHour }), mail({ pace: 'immediate', ...everyHour, urgentBreaksQuiet: true })],
);
const follower: fc.Arbitrary<Follower> = fc
  .record({
    person: fc.integer({ min: 0, max: 3 }),
    regionCode: fc.constantFrom(...regions.filter((code) => isWithin(code, '410000'))),
    functions: some(functions),
    levels: some(levels),
    kinds: some(kinds),
    isUrgentOnly: fc.constantFrom(false, false, true),
    by: means,
    fate: fc.constantFrom<Follower['fate'][]>('follows', 'follows', 'follows', 'left', 'disabled'),
  })
  .map(({ fate, ...one }) => ({ ...one, fate: fate === 'disabled' && one.by !== webhook ? 'follows' : fate }));
/** A case elsewhere is out of the reach of the province's leaders. */
const trouble: fc.Arbitrary<Trouble> = fc
  .record({
    regionCode: fc.constantFrom(...regions),
    function: mayBe(fc.constantFrom(...functions)),
    urgent: fc.boolean(),
    kind: fc.constantFrom(...kinds),
  })
  .filter(({ regionCode, kind }) => kind !== 'instruction' || isWithin(regionCode, '410000'));

const lead = { id: '411681-labour', name: '项城市人力资源和社会保障局', regionCode: '411681' };
const at = (hour: string) => `2026-11-23T${hour}:00.000Z`;

describe('Every escalation, where oversight and notification meet', () => {
  let database: TestDatabase;
  let topics: TestTopics;
  let identity: TokenIssuer;
  let apps: { readonly oversight: NestFastifyApplication; readonly notification: NestFastifyApplication };
  beforeAll(async () => {
    [database, topics, identity] = await Promise.all([testDatabase(), testTopics(), TokenIssuer.start()]);
    const env = {
      ...{ TOPIC_PREFIX: topics.prefix, OIDC_ISSUER: identity.issuer },
      CONTACT_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      ...{ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'notify@xinqiao.example' },
    };
    apps = {
      oversight: await createService(oversight, serviceEnvironment(database.urlFor('oversight'), env)),
      notification: await createService(notification, serviceEnvironment(database.urlFor('notification'), env)),
    };
    await Promise.all(Object.values(apps).map(startService));
    const bureau = { ...lead, functions: [], officeHours: [], version: 1 };
    const payload = { regionCode: lead.regionCode, bureaus: [bureau] };
    await announce([{ type: 'xinqiao.bureaus.published.v1', key: lead.regionCode, subject: lead.regionCode, payload }]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(Object.values(apps).map((app) => app.close()));
    await Promise.all([database.drop(), topics.drop(), identity.stop()]);
  });

  it('is owed to every subscriber whom it concerns at the first region where it concerns one, or is one alarm: never silence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(follower, { minLength: 2, maxLength: 6, size: 'max' }),
        fc.array(trouble, { minLength: 6, maxLength: 12, size: 'max' }),
        async (followers, troubles) => {
          const ids = await follow(followers);
          const cases = await raise(troubles);
          for (const [index, about] of troubles.entries()) {
            const expected = outcomeOf(about, followers);
            await eventually(async () => {
              expect(await found(cases[index]!, ids)).toEqual(expected);
              return true;
            }, patience);
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  }, 240_000);

  const patience = { deadline: 20_000, interval: 100 };

  /** Reckoned once more and otherwise than in SQL. */
  function outcomeOf(about: Trouble, followers: readonly Follower[]) {
    const way = wayUp(about.regionCode);
    for (const [climbed, regionCode] of way.entries()) {
      const heard = followers.flatMap((one, index) => (hears(one, about, regionCode) ? [index] : []));
      const owed = owedTo(followers, heard);
      if (heard.length > 0) return { state: 'waiting', regionCode, version: climbed + 1, owed, alarms: 0 };
    }
    return { state: 'alarm', regionCode: '410000', version: way.length + 1, owed: [], alarms: 1 };
  }

  /** Each call of a webhook, and of a person's mails one: that which comes at once, if there is one. Streams are read, so nothing is owed to them. */
  function owedTo(followers: readonly Follower[], heard: readonly number[]): number[] {
    const by = (index: number) => followers[index]!.by;
    const isDigest = (index: number) => Number(by(index).mail?.pace === 'digest');
    const mails = heard.filter((index) => by(index).mail).toSorted((one, other) => isDigest(one) - isDigest(other));
    const mailed = Map.groupBy(mails, (index) => followers[index]!.person);
    const first = [...mailed.values()].map(([index]) => index!);
    return [...heard.filter((index) => by(index).means === 'webhook'), ...first].toSorted((one, other) => one - other);
  }

  function wayUp(regionCode: string): string[] {
    if (!isWithin(regionCode, '410000')) return ['410000'];
    const city = regionCode.startsWith('4190') ? [] : [`${regionCode.slice(0, 4)}00`];
    return [...new Set([regionCode, ...city, '410000'])];
  }

  function hears(one: Follower, about: Trouble, regionCode: string): boolean {
    const level = regionCode === '410000' ? 'province' : regionCode.endsWith('00') ? 'city' : 'county';
    return (
      one.fate === 'follows' &&
      isWithin(regionCode, one.regionCode) &&
      (!one.functions || (about.function !== undefined && one.functions.includes(about.function))) &&
      (one.levels ?? levels).includes(level) &&
      (one.kinds ?? kinds).includes(about.kind) &&
      (!one.isUrgentOnly || about.urgent)
    );
  }

  /** How it stands: where it asks, which followers are owed what it says there, and how often it was an alarm. */
  async function found(caseId: string, ids: readonly string[]) {
    const [one] = await apps.oversight
      .get(DataSource)
      .query<{ id: string; state: string; regionCode: string; version: number; alarms: number }[]>(
        `select id, state, region_code as "regionCode", version, (select count(*)::integer from escalation_step
          where escalation_id = id and kind = 'alarmed') as alarms
       from escalation where case_id = $1`,
        [caseId],
      );
    if (!one) throw new Error('It is not raised yet.');
    const { id, ...stands } = one;
    const rows = await apps.notification.get(DataSource).query<{ version: number; told: string[] }[]>(
      `select (payload ->> 'escalationVersion')::integer as version,
              array(select subscription_id::text from staff_delivery where notice_id = notice.id) as told
       from staff_notice as notice where payload ->> 'escalationId' = $1 order by 1`,
      [id],
    );
    const isHeard = rows.length === stands.version;
    const owed = rows
      .flatMap(({ told }) => told.map((subscription) => ids.indexOf(subscription)))
      .toSorted((one, other) => one - other);
    return { ...stands, owed: isHeard ? owed : 'not heard yet' };
  }

  /** Nobody but these follows anything. Notification may be looking at its regions and telling somebody of them meanwhile. @returns the ids of their subscriptions */
  async function follow(followers: readonly Follower[]): Promise<string[]> {
    const { notification: app } = apps;
    const dataSource = app.get(DataSource);
    await transact(dataSource, (manager) => manager.query('delete from staff_subscription'));
    const ids: string[] = [];
    for (const { person, by, fate, ...wish } of followers) {
      const token = await identity.token({
        sub: `supervisor-${person}`,
        roles: ['supervisor'],
        region: wish.regionCode,
      });
      const answer = await app.inject({
        ...{ method: 'POST', url: '/api/subscriptions', headers: { authorization: `Bearer ${token}` } },
        payload: { ...wish, ...by },
      });
      expect(answer.statusCode).toBe(201);
      const { id } = answer.json<{ id: string }>();
      ids.push(id);
      if (fate === 'left')
        await dataSource.query(`update staff_subscription set confirmed_until = platform.now() where id = $1`, [id]);
      if (fate === 'disabled')
        await dataSource.query(
          `update staff_subscription set is_active = false, disabled_because = 'gone', disabled_at = platform.now() where id = $1`,
          [id],
        );
    }
    return ids;
  }

  /** Lets happen what escalates cases, as department announces it and leaders do it. @returns the ids of the cases */
  async function raise(troubles: readonly Trouble[]): Promise<string[]> {
    const cases = troubles.map((about) => ({
      ...about,
      caseId: v7(),
      caseNumber: formatCaseNumber(new Date(at('08:00')), ++number),
    }));
    await announce(cases.flatMap((one) => [assigned(one), ...causeOf(one)]));
    const token = await identity.token({ sub: 'leader-1', roles: ['leader'], region: '410000' });
    for (const { kind, caseNumber } of cases) {
      if (kind !== 'instruction') continue;
      const answerBy = new Date(Date.now() + 10 * 86_400_000).toISOString();
      await eventually(async () => {
        const { statusCode, body } = await apps.oversight.inject({
          ...{ method: 'POST', url: '/api/instructions', headers: { authorization: `Bearer ${token}` } },
          payload: { caseNumber, text: '请查清欠薪原因', bureauIds: [lead.id], answerBy },
        });
        if (statusCode !== 201) throw new Error(`Refused: ${body}`);
        return true;
      }, patience);
    }
    return cases.map(({ caseId }) => caseId);
  }

  /** The outbox of oversight stands in for those of department and routing. */
  async function announce(events: readonly object[]): Promise<void> {
    await apps.oversight
      .get(DataSource)
      .transaction((manager) =>
        apps.oversight.get(CaseOutbox).append(manager, events as readonly EventDraft<CaseEvents>[]),
      );
  }
});

let number = 0;

type Escalated = Trouble & { readonly caseId: string; readonly caseNumber: string };

const told = ({ caseId, caseNumber }: Escalated, type: string, says: object) => ({
  ...{ type, key: caseId, subject: caseNumber },
  payload: { caseId, caseNumber, ...says },
});

function assigned(one: Escalated) {
  return told(one, 'xinqiao.case.assigned.v1', {
    ...{ caseVersion: 2, occurredAt: at('08:01'), lead, coHandling: [], urgent: one.urgent, function: one.function },
    ...{ jurisdiction: { code: one.regionCode, name: '某地' }, assignedBy: 'router', reasons: ['属地'] },
  });
}

function causeOf(one: Escalated): object[] {
  switch (one.kind) {
    case 'clock-step': {
      const clock = { clock: 'accept', startedAt: at('08:01'), term: { amount: 1, unit: 'working-days' } };
      const reckoned = { ...clock, policyVersion: 1, calendarVersion: 1, deadline: at('08:30') };
      const due = { step: 'supervision', dueAt: at('09:00'), raisedAt: at('09:00'), urgent: one.urgent };
      return [told(one, 'xinqiao.clock.step-raised.v1', { clock: reckoned, ...due })];
    }
    case 'second-reopening':
      return [
        told(one, 'xinqiao.case.reopened.v1', {
          ...{ caseVersion: 7, occurredAt: at('11:00'), status: 'in-progress', bureau: lead, reopenedBy: 'citizen' },
          ...{ reason: '仍未解决', reopenings: 2 },
        }),
      ];
    case 'instruction':
      return [];
  }
}
