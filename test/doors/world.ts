import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createService, type Route, Routes, type ServiceDefinition, startService } from '#platform';
import { eventually, infrastructure, testDatabase, testTopics, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { png } from '../../apps/department/test/files.ts';
import { department } from '../../apps/department/src/department.definition.ts';
import { intake } from '../../apps/intake/src/intake.definition.ts';
import { notification } from '../../apps/notification/src/notification.definition.ts';
import { oversight } from '../../apps/oversight/src/oversight.definition.ts';
import { routing } from '../../apps/routing/src/routing.definition.ts';
import { services, type ServiceName } from '../../deploy/local/services.ts';
import type { Door } from './door.ts';
import type { Answer } from './outcome.ts';
import { people, place } from './person.ts';

const definitions: Readonly<Record<ServiceName, ServiceDefinition>> = {
  ...{ intake, routing, department, notification, oversight },
};

type Samples = Readonly<Record<string, string>>;

interface Request {
  readonly method: string;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Of the body, where that is no JSON. */
  readonly type?: string;
}

/** All services behind their doors, over real servers, with a case that two bureaus are at work on and what else the doors open to. */
export class World {
  private constructor(
    private readonly apps: ReadonlyMap<ServiceName, NestFastifyApplication>,
    readonly identity: TokenIssuer,
    private readonly samples: Samples,
    private readonly leave: () => Promise<void>,
  ) {}

  static async create(): Promise<World> {
    const [identity, database, topics, files] = await Promise.all([
      ...([TokenIssuer.start(), testDatabase(), testTopics()] as const),
      mkdtemp(join(tmpdir(), 'xinqiao-files-')),
    ]);
    const secrets = { QUERY_CODE_KEY: newKey(), CONTACT_KEYS: `k1:${newKey()}` };
    const apps = new Map<ServiceName, NestFastifyApplication>();
    for (const service of services) {
      const app = await createService(definitions[service], {
        ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', SERVICE_PORT: '0' },
        DATABASE_URL: database.urlFor(service),
        KAFKA_BROKERS: infrastructure().kafkaBrokers,
        TOPIC_PREFIX: topics.prefix,
        OIDC_ISSUER: identity.issuer,
        ...secrets,
        ...{ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'no-reply@xinqiao.example', TRACKING_URL: 'http://localhost/' },
        HOT_ISSUE_SHARED_PEOPLE: '3',
        ATTACHMENTS_DIRECTORY: files,
      });
      apps.set(service, app);
    }
    await Promise.all([...apps.values()].map(startService));
    const bare = new World(apps, identity, {}, async () => {
      await Promise.all([...apps.values()].map((app) => app.close()));
      await Promise.all([identity.stop(), database.drop(), topics.drop(), rm(files, { recursive: true })]);
    });
    return bare.furnished();
  }

  async close(): Promise<void> {
    await this.leave();
  }

  /** Every door that the service really has. */
  routesOf(service: ServiceName): readonly Route[] {
    const all = this.app(service).get(Routes).all();
    return all.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS');
  }

  /** Comes again after as long as it is told to where a service could not reach its database in time, which says nothing of who may do what. */
  async ask(service: ServiceName, { method, address, headers, body, type }: Request): Promise<Answer> {
    const typed = type === undefined ? headers : { ...headers, 'content-type': type };
    const asked = { method: method as 'GET', url: address, headers: typed, payload: body };
    return eventually(
      async () => {
        const { statusCode, body: text } = await this.app(service).inject(asked);
        const answer = { status: statusCode, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {} };
        return answer.body.code === 'database-unavailable' ? undefined : answer;
      },
      { interval: 2_000 },
    );
  }

  /** The request of a row, with the samples that it names put in. A citizen asks for a case of his own. */
  requestAt(name: string, { who, at, query, body, file }: Door): Request {
    const [method = '', path = ''] = name.split(' ');
    const caseNumber = this.sample(who === 'citizen' ? 'citizensNumber' : 'caseNumber');
    const samples = { ...this.samples, caseNumber };
    const meant = Object.fromEntries(Object.entries(at ?? {}).map(([key, value]) => [key, filled(value, samples)]));
    // Two colons stand for one that begins no parameter.
    const address = filled(path, { ...samples, ...meant }).replace('::', ':');
    const text = body && filled(JSON.stringify(body), samples);
    return {
      method,
      address: query === undefined ? address : `${address}?${filled(query, samples)}`,
      body: text === undefined ? file?.content : (JSON.parse(text) as object),
      type: file?.type,
    };
  }

  sample(name: string): string {
    const sample = this.samples[name];
    if (sample === undefined) throw new RangeError(`There is no sample ${name}`);
    return sample;
  }

  /** How much stands in the audit trail. */
  async auditEntries(): Promise<number> {
    const sql = 'select count(*)::integer as entries from audit.entry';
    const [row] = await this.app('oversight').get(DataSource).query<{ entries: number }[]>(sql);
    return row?.entries ?? 0;
  }

  private app(service: ServiceName): NestFastifyApplication {
    const app = this.apps.get(service);
    if (!app) throw new RangeError(`There is no ${service} here`);
    return app;
  }

  private async furnished(): Promise<World> {
    const [first, neighbour, citizens] = [
      await this.letter('拖欠'),
      await this.letter('克扣'),
      await this.letter('不发'),
    ];
    for (const { caseNumber } of [first, neighbour, citizens]) await this.assigned(caseNumber);
    await this.helped(first.caseNumber);
    const attach = (text: string) =>
      this.added(first.caseNumber, 'attachments', { body: png(text), type: 'image/png' });
    const samples = {
      ...{ attachment: await attach('一'), withdrawable: await attach('二') },
      note: await this.added(first.caseNumber, 'notes', { body: { text: '已电话核实' } }),
      citizensAttachment: await this.attachedBy(citizens),
      ...{ lead: place.lead, helper: place.helper, caseNumber: first.caseNumber, neighbour: neighbour.caseNumber },
      ...{ citizensNumber: citizens.caseNumber, citizensCode: citizens.queryCode },
      hotIssue: await this.proposedHotIssue(),
      ...(await this.watched(first.caseNumber)),
      hotIssueOfCase: await this.hotIssueOf(first.caseNumber),
      bulkAction: await this.bulkActionOn(neighbour.caseNumber),
      learntPlace: await this.learntPlace(),
      ruling: await this.ruling(),
      savedView: await this.savedView(),
      escalation: await this.escalation(),
      exclusion: await this.askedExclusion(neighbour.caseNumber),
      ...(await this.subscription()),
      tomorrow: new Date(Date.now() + 86_400_000).toISOString(),
    };
    return new World(this.apps, this.identity, samples, this.leave);
  }

  private async letter(how: string): Promise<{ caseNumber: string; queryCode: string }> {
    const body = `我在项城市一处工地干了一年，老板${how}工资近五万元，请劳动监察部门帮忙讨要。`;
    return this.submitted({ channel: place.channel, subject: '工地拖欠农民工工资', body, contact: { name: '张先生' } });
  }

  /** From which the county is asked: a survey does not ask the region that it comes from. About something else, lest the hot issue be the city's. */
  private async caseOfAnotherCounty(): Promise<{ caseNumber: string }> {
    const body = '扶沟县老城区有一条街的路灯坏了快两个月，晚上一片漆黑，希望尽快维修路灯。';
    const letter = { channel: place.channel, regionHint: '411621', subject: '路灯整条街不亮', body };
    const { caseNumber } = await this.submitted({ ...letter, contact: { name: '李先生' } });
    return { caseNumber };
  }

  private async submitted(message: object): Promise<{ caseNumber: string; queryCode: string }> {
    const answer = await this.ask('intake', { method: 'POST', address: '/api/messages', body: message });
    if (answer.status !== 201) throw new Error(`The message was not taken: ${JSON.stringify(answer.body)}`);
    return answer.body as unknown as { caseNumber: string; queryCode: string };
  }

  private async assigned(caseNumber: string): Promise<void> {
    const headers = await this.headersOf('handler of the lead bureau');
    const seen = { method: 'GET', address: `/api/cases/${caseNumber}`, headers };
    await eventually(async () => (await this.ask('department', seen)).body.status === 'assigned', { deadline: 30_000 });
  }

  private async helped(caseNumber: string): Promise<void> {
    const headers = await this.headersOf('handler of the lead bureau');
    const bureau = { id: place.helper, name: '城市管理局', regionCode: place.county };
    const commands = { accept: { version: 2 }, 'ask-co-bureau': { version: 3, bureau, task: '核查围挡' } };
    for (const [action, body] of Object.entries(commands)) {
      const address = `/api/cases/${caseNumber}/${action}`;
      const answer = await this.ask('department', { method: 'POST', address, headers, body });
      if (answer.status !== 200) throw new Error(`${action} was refused: ${JSON.stringify(answer.body)}`);
    }
  }

  /** @returns the id of what the lead bureau has added to a case */
  private async added(caseNumber: string, what: string, request: Pick<Request, 'body' | 'type'>): Promise<string> {
    const headers = await this.headersOf('handler of the lead bureau');
    return this.created({ ...request, address: `/api/cases/${caseNumber}/${what}`, headers });
  }

  private async attachedBy(citizen: { caseNumber: string; queryCode: string }): Promise<string> {
    const address = `/api/citizens/cases/${citizen.caseNumber}/attachments`;
    const headers = { 'x-query-code': citizen.queryCode };
    return this.created({ address, headers, body: png('三'), type: 'image/png' });
  }

  private async created(request: Omit<Request, 'method'>): Promise<string> {
    const { status, body } = await this.ask('department', { method: 'POST', ...request });
    if (status !== 201) throw new Error(`Nothing was created: ${JSON.stringify(body)}`);
    return (body as { id: string }).id;
  }

  private async proposedHotIssue(): Promise<string> {
    for (const digit of ['1', '2', '3']) {
      const body = '项城市翰林苑小区连续停电三天，供电所一直没有人来修。';
      await this.submitted({ channel: 'web', subject: '小区停电', body, contact: { phone: `1380013800${digit}` } });
    }
    const headers = await this.headersOf('supervisor of the county');
    const list = { method: 'GET', address: `/api/hot-issues?region=${place.county}`, headers };
    const id = await eventually(async () => (await this.ask('routing', list)).body.entries?.[0]?.id, {
      deadline: 30_000,
    });
    const watched = { method: 'GET', address: `/api/watched-hot-issues/${id}`, headers };
    await eventually(async () => (await this.ask('oversight', watched)).status === 200, { deadline: 30_000 });
    return id;
  }

  /** What oversight has of a case that is watched in every way. */
  private async watched(caseNumber: string): Promise<Samples> {
    const answerBy = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const entry = await this.watchedBy('supervisor of the county', 'supervision', {
      ...{ caseNumber, why: '反复反映', dueAt: answerBy },
    });
    const words = { caseNumber, text: '请查清欠薪原因', bureauIds: [place.lead], answerBy };
    const instruction = await this.watchedBy('leader of the county', 'instructions', words);
    const survey = await this.watchedBy('supervisor of the city', 'surveys', {
      ...{ ...(await this.caseOfAnotherCounty()), scope: 'counties', function: 'labour-inspection' },
      ...{ question: '是否欠薪？', answerBy },
    });
    const [handler, surveyor] = ['handler of the lead bureau', 'supervisor of the city'];
    const questions = `/api/bureaus/${place.lead}/survey-questions`;
    const list = { method: 'GET', address: questions, headers: await this.headersOf(handler) };
    const question = (await this.ask('oversight', list)).body.entries![0]!.id!;
    return {
      ...{ entry, instruction, survey, question },
      evidence: await this.filed('supervisor of the county', `/api/supervision/${entry}/evidence`),
      questionPaper: await this.filed(handler, `${questions}/${question}/papers`),
      document: await this.filed(surveyor, `/api/surveys/${survey}/documents`),
    };
  }

  /** Once oversight knows the case. @returns the id of what was made */
  private async watchedBy(who: string, what: string, body: object): Promise<string> {
    const headers = await this.headersOf(who);
    return eventually(
      async () => {
        const answer = await this.ask('oversight', { method: 'POST', address: `/api/${what}`, headers, body });
        if (answer.status !== 201) throw new Error(`${what}: ${JSON.stringify(answer.body)}`);
        return (answer.body as { id: string }).id;
      },
      { deadline: 30_000, interval: 200 },
    );
  }

  private async filed(who: string, address: string): Promise<string> {
    const headers = await this.headersOf(who);
    const request = { method: 'POST', address, headers, body: png('四'), type: 'image/png' };
    return ((await this.ask('oversight', request)).body as { id: string }).id;
  }

  private async hotIssueOf(caseNumber: string): Promise<string> {
    const rows = await this.app('department')
      .get(DataSource)
      .query<{ id: string }[]>(
        `insert into hot_issue_member (case_id, hot_issue_id, said_at)
         select id, gen_random_uuid(), now() from "case" where number = $1 returning hot_issue_id as id`,
        [caseNumber],
      );
    const [member] = rows as [{ id: string }];
    return member.id;
  }

  private async bulkActionOn(caseNumber: string): Promise<string> {
    const headers = { ...(await this.headersOf('handler of the lead bureau')), 'idempotency-key': 'doors' };
    const body = { cases: [{ caseNumber, version: 1 }] };
    const answer = await this.ask('department', { method: 'POST', address: '/api/bulk-actions/accept', headers, body });
    return (answer.body as unknown as { id: string }).id;
  }

  private async learntPlace(): Promise<string> {
    const rows = await this.app('routing')
      .get(DataSource)
      .query<{ id: string }[]>(
        `insert into learnt_place (id, name, city_code, standing, region_codes, learnt_at)
       values (gen_random_uuid(), '翰林苑小区', $1, 'known', array[$2], now()) returning id`,
        [place.city, place.county],
      );
    const [learnt] = rows as [{ id: string }];
    return learnt.id;
  }

  /** In the county, on one of the cases that were decided on. */
  private async ruling(): Promise<string> {
    const rows = await this.app('routing')
      .get(DataSource)
      .query<{ id: string }[]>(
        `insert into precedent (case_id, case_version, decided_at, source, bureau_id, matter_code, region_code)
         select case_id, 1000, now(), 'arbitrated', $1, 'leaking-roof', $2 from decision limit 1
         returning sequence as id`,
        [place.lead, place.county],
      );
    const [ruling] = rows as [{ id: string }];
    return ruling.id;
  }

  /** Of a case of the county. */
  private async escalation(): Promise<string> {
    const rows = await this.app('oversight')
      .get(DataSource)
      .query<{ id: string }[]>(
        `insert into escalation (id, cause_key, cause, cause_kind, caused_at, case_id, case_number, version, state, level, region_code, answer_by,
           was_snoozed, raised_at, changed_at)
         values (gen_random_uuid(), 'doors', '{"kind": "second-reopening", "reopenings": 2}', 'second-reopening', now(), gen_random_uuid(),
           '20261123-0000042-7', 1, 'waiting', 'county', $1, now() + interval '1 day', false, now(), now())
         returning id`,
        [place.county],
      );
    const [escalation] = rows as [{ id: string }];
    return escalation.id;
  }

  private async savedView(): Promise<string> {
    const headers = await this.headersOf('handler of the lead bureau');
    const body = { name: '急件', isShared: true, filter: { urgent: true } };
    const request = { method: 'POST', address: `/api/bureaus/${place.lead}/views`, headers, body };
    const answer = await this.ask('department', request);
    return (answer.body as { id: string }).id;
  }

  private async askedExclusion(caseNumber: string): Promise<string> {
    const headers = await this.headersOf('bureau-head of the lead bureau');
    const body = { caseNumber, ground: 'other', reason: '情况特殊', evidence: ['函件'] };
    const request = { method: 'POST', address: '/api/exclusions', headers, body };
    const isAsked = async () => ((await this.ask('oversight', request)).body as { id?: string }).id;
    return eventually(isAsked, { deadline: 30_000 });
  }

  /** A supervisor's webhook, and a call of it that waits. */
  private async subscription(): Promise<{ subscription: string; noticeDelivery: string }> {
    const headers = await this.headersOf('supervisor of the county');
    const body = { regionCode: place.county, means: 'webhook', webhook: { url: 'https://localhost/' } };
    const answer = await this.ask('notification', { method: 'POST', address: '/api/subscriptions', headers, body });
    const { id } = answer.body as unknown as { id: string };
    const rows = await this.app('notification')
      .get(DataSource)
      .query<{ delivery: string }[]>(
        `with notice as (
           insert into staff_notice (id, event_type, payload, audiences, kind, level, is_urgent, asks_to_act, heard_at)
           values (gen_random_uuid(), 'xinqiao.escalation.raised.v1', '{}', array[$2::text], 'instruction', 'county', false, true, now()) returning *)
         insert into staff_delivery (id, subscription_id, means, subject, is_digest, notice_id, due_at, queued_at)
         select gen_random_uuid(), $1, 'webhook', 'supervisor-1', false, id, now() + interval '1 day', now() from notice
         returning id as delivery`,
        [id, place.county],
      );
    const [waiting] = rows as [{ delivery: string }];
    return { subscription: id, noticeDelivery: waiting.delivery };
  }

  private async headersOf(title: string): Promise<Record<string, string>> {
    const person = people.find((each) => each.title === title)!;
    return { authorization: `Bearer ${await this.identity.token(person.claims)}` };
  }
}

/** `:name` becomes the sample of that name; any other colon stays. */
function filled(text: string, samples: Samples): string {
  return text.replace(/(?<!:):(\w+)/g, (whole, name: string) => samples[name] ?? whole);
}

const newKey = () => randomBytes(32).toString('base64');
