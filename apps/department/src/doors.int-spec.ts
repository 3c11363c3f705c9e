import { BatchContext } from '#messaging';
import { Clock, createService } from '#platform';
import { infrastructure, testDatabase, type TestDatabase, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { decided, type Message, someMessage, submitted } from '../test/department-under-test.ts';
import {
  handler,
  inDirectory,
  mergedBureau,
  officer,
  officerOf,
  stranger,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
} from '../test/samples.ts';
import { department } from './department.definition.ts';
import { followDirectory } from './directory/follow-directory.ts';
import { AssignCaseOnDecided } from './handling/assign-case-on-decided.ts';
import type { Proposal } from './handling/domain/proposal.ts';
import type { StaffMember } from './handling/domain/who-may.ts';
import { OpenCaseOnSubmitted } from './handling/open-case-on-submitted.ts';

describe('The doors of department', () => {
  let identity: TokenIssuer;
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
    app = await createService(department, {
      NODE_ENV: 'test',
      DATABASE_URL: database.urlFor('department'),
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      OIDC_ISSUER: identity.issuer,
      LOG_LEVEL: 'silent',
    });
    await app.get(DataSource).transaction(async (manager) => {
      await followDirectory(manager, [inDirectory(xiangchengLabour), inDirectory(mergedBureau, xiangchengLabour.id)]);
    });
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([identity.stop(), database.drop()]);
  });

  it('lead a case from the triage desk to its final reply', async () => {
    const { caseNumber } = await routed(unsureProposal);
    const desk = await ask(officer, 'GET', '/api/triage?region=410000&limit=10');
    expect(desk.body.entries).toContainEqual(
      expect.objectContaining({
        caseNumber,
        confidence: 0.2,
        reasons: unsureProposal.reasons,
        besides: unsureProposal.besides,
      }),
    );
    await expectStanding(caseNumber, officer, 'assign', { version: 2, lead: xiangchengLabour }, 'assigned');
    const queue = await ask(handler, 'GET', `/api/bureaus/${xiangchengLabour.id}/queue?status=assigned`);
    expect(queue.body.entries).toContainEqual(expect.objectContaining({ caseNumber, version: 3, urgent: false }));
    await expectStanding(caseNumber, handler, 'accept', { version: 3 }, 'in-progress');
    await expectStanding(caseNumber, handler, 'contact', { version: 4 }, 'in-progress');
    await expectStanding(
      caseNumber,
      handler,
      'reply',
      { version: 5, visibility: 'private', text: '正在核实' },
      'in-progress',
    );
    await expectStanding(
      caseNumber,
      handler,
      'resolve',
      { version: 6, visibility: 'public', text: '已支付' },
      'resolved',
    );
    const seen = await ask(handler, 'GET', `/api/cases/${caseNumber}`);
    expect(seen).toMatchObject({ status: 200, body: { status: 'resolved', version: 7, allowedActions: [] } });
    expect(seen.body.story).toHaveLength(7);
  });

  it('answer 409 with the case as it stands', async () => {
    const { caseNumber } = await routed(sureProposal);
    await ask(handler, 'POST', `/api/cases/${caseNumber}/accept`, { version: 2 });
    const late = await ask(handler, 'POST', `/api/cases/${caseNumber}/accept`, { version: 2 });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'case-changed',
        action: 'accept',
        current: { status: 'in-progress', version: 3, allowedActions: ['contact', 'reply', 'resolve'] },
      },
    });
  });

  it.each<[string, StaffMember | undefined, number]>([
    ['nobody', undefined, 401],
    ['another bureau', stranger, 403],
    ['a triage officer, who does not handle', officer, 403],
  ])('stay shut for %s', async (_, staff, status) => {
    const { caseNumber } = await routed(sureProposal);
    expect(await ask(staff, 'POST', `/api/cases/${caseNumber}/accept`, { version: 2 })).toMatchObject({ status });
    expect(await ask(staff, 'GET', `/api/bureaus/${xiangchengLabour.id}/queue`)).toMatchObject({ status });
  });

  it.each<[string, StaffMember | undefined, number]>([
    ['nobody', undefined, 401],
    ['a handler', handler, 403],
    ['the administrator of a city', { subject: 'a', roles: ['administrator'], regionCode: '411600' }, 403],
    ['the administrator of the province', { subject: 'a', roles: ['administrator'], regionCode: '410000' }, 200],
  ])('let %s see and say how long clocks may run and which days are worked, or not', async (_, staff, status) => {
    for (const url of ['clock-policies', 'clock-policies/complaint/normal/history', 'calendar/2027'])
      expect(await ask(staff, 'GET', `/api/administration/${url}`)).toMatchObject({ status });
    const changes = await Promise.all([
      ask(staff, 'PUT', '/api/administration/clock-policies/complaint/normal', {}),
      ask(staff, 'PUT', '/api/administration/calendar/2027', {}),
      ask(staff, 'POST', '/api/administration/calendar/2027/preview', {}),
    ]);
    for (const change of changes) expect(change).toMatchObject({ status: status === 200 ? 400 : status });
  });

  it.each<[string, StaffMember | undefined, number]>([
    ['nobody', undefined, 401],
    ['another bureau', stranger, 403],
    ['an officer of another region', officerOf('411000'), 403],
    ['its bureau', handler, 200],
    ['an officer of its region', officer, 200],
  ])('let %s see the clocks of a case, or not', async (_, staff, status) => {
    const { caseNumber } = await routed(sureProposal);
    expect(await ask(staff, 'GET', `/api/cases/${caseNumber}/clocks`)).toMatchObject({ status });
  });

  it('show a region’s triage desk to that region’s officer only', async () => {
    expect(await ask(officerOf('411600'), 'GET', '/api/triage?region=411681')).toMatchObject({ status: 200 });
    expect(await ask(officerOf('411600'), 'GET', '/api/triage?region=410000')).toMatchObject({ status: 403 });
    expect(await ask(handler, 'GET', '/api/triage?region=411681')).toMatchObject({ status: 403 });
  });

  it.each([
    ['accept', 'version', {}],
    ['accept', 'mood', { version: 2, mood: 'good' }],
    ['reply', 'visibility', { version: 2, visibility: 'secret', text: 'x' }],
    ['reply', 'text', { version: 2, visibility: 'public', text: 'x'.repeat(10_001) }],
    ['assign', 'lead', { version: 2 }],
    ['assign', 'lead', { version: 2, lead: [xiangchengLabour] }],
    ['assign', 'lead.regionCode', { version: 2, lead: { id: xiangchengLabour.id, name: '局', regionCode: '41' } }],
    ['assign', 'coHandling', { version: 2, lead: xiangchengLabour, coHandling: [null, null] }],
  ])('refuse to %s when %s is not as it must be, and say so', async (action, field, body) => {
    const { caseNumber } = await routed(sureProposal);
    const staff = action === 'assign' ? officer : handler;
    const answer = await ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: expect.stringContaining(field) }));
  });

  it('refuse to assign a case to a bureau that is not there or no more, and say which would be right', async () => {
    const { caseNumber } = await routed(unsureProposal);
    const nobody = { id: '411681-nobody', name: '无此单位', regionCode: '411681' };
    const answer = await ask(officer, 'POST', `/api/cases/${caseNumber}/assign`, {
      version: 2,
      lead: mergedBureau,
      coHandling: [nobody, xiangchengLabour],
    });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-request',
        errors: [
          { field: 'lead.id', rule: 'current-bureau', message: expect.stringContaining(xiangchengLabour.id) },
          { field: 'coHandling[0].id', rule: 'known-bureau' },
        ],
      },
    });
    const renamed = { id: xiangchengLabour.id, name: '另一个名字', regionCode: '411681' };
    await expectStanding(caseNumber, officer, 'assign', { version: 2, lead: renamed }, 'assigned');
    const seen = await ask(officer, 'GET', `/api/cases/${caseNumber}`);
    expect(seen.body.lead).toEqual(xiangchengLabour);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'status=resolved', 'after=nowhere'])(
    'refuse a queue with %s',
    async (query) => {
      const answer = await ask(handler, 'GET', `/api/bureaus/${xiangchengLabour.id}/queue?${query}`);
      const [field] = query.split('=');
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
    },
  );

  it('show in the metrics how many decisions wait for their case', async () => {
    const now = await app.get(Clock).now();
    await app.get(DataSource).transaction(async (manager) => {
      const early = decided(someMessage(), sureProposal);
      await app.get(AssignCaseOnDecided).assign([early], new BatchContext([manager, now]));
    });
    const { body } = await app.inject('/metrics');
    expect(body).toContain('\ndepartment_pending_decisions 1\n');
  });

  async function expectStanding(
    caseNumber: string,
    staff: StaffMember,
    action: string,
    body: { version: number } & Record<string, unknown>,
    status: string,
  ) {
    const answer = await ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    expect(answer).toMatchObject({ status: 200, body: { caseNumber, status, version: body.version + 1 } });
  }

  async function ask(staff: StaffMember | undefined, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
    const headers = staff && { authorization: `Bearer ${await identity.token(claimsOf(staff))}` };
    const { statusCode, body } = await app.inject({ method, url, headers, payload });
    return { status: statusCode, body: JSON.parse(body) };
  }

  async function routed(proposal: Proposal): Promise<Message> {
    const message = someMessage();
    const now = await app.get(Clock).now();
    await app.get(DataSource).transaction(async (manager) => {
      const context = new BatchContext([manager, now]);
      await app.get(OpenCaseOnSubmitted).open([submitted(message)], context);
      await app.get(AssignCaseOnDecided).assign([decided(message, proposal)], context);
    });
    return message;
  }
});

function claimsOf({ subject, roles, bureauId, regionCode }: StaffMember): Record<string, unknown> {
  return { sub: subject, roles, bureau: bureauId, region: regionCode };
}
