import { createService } from '#platform';
import { testDatabase, type TestDatabase, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { departmentEnvironment } from '../../../test/department-environment.ts';
import { department } from '../../department.definition.ts';

const desk = '/api/administration/clock-policies';
const unresolved = {
  triage: { amount: 2, unit: 'working-hours' },
  accept: { amount: 4, unit: 'working-hours' },
  firstContact: { amount: 1, unit: 'working-days' },
};
const terms = { ...unresolved, resolve: { amount: 10, unit: 'working-days' } };

describe('How long clocks may run', () => {
  let identity: TokenIssuer;
  let database: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
    app = await createService(department, departmentEnvironment(database, { OIDC_ISSUER: identity.issuer }));
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([identity.stop(), database.drop()]);
  });

  it('is said for every kind and urgency, at first as it is shipped', async () => {
    const { body } = await ask('GET', desk);
    expect(body.policies).toHaveLength(14);
    expect(body.policies).toContainEqual({
      kind: 'thanks',
      urgency: 'urgent',
      version: 1,
      coTask: { amount: 1, unit: 'working-days' },
      triage: { amount: 4, unit: 'working-hours' },
      accept: { amount: 2, unit: 'natural-hours' },
      firstContact: { amount: 2, unit: 'working-days' },
      rating: { amount: 360, unit: 'natural-hours' },
      reopening: { amount: 720, unit: 'natural-hours' },
    });
  });

  it('is changed with a reason, and the story is told', async () => {
    const rating = { amount: 10, unit: 'working-days' };
    const answer = await change('complaint/normal', { version: 1, ...terms, rating });
    const said = { kind: 'complaint', urgency: 'normal', version: 2, ...terms, rating };
    expect(answer).toMatchObject({ status: 200, body: said });
    await change('complaint/normal', { version: 2, ...unresolved });
    const { body: history } = await ask('GET', `${desk}/complaint/normal/history`);
    expect(history.versions).toMatchObject([
      {
        ...{ version: 3, staff: 'administrator-1', reason: '试行', ...unresolved },
        rating: { amount: 360, unit: 'natural-hours' },
      },
      { version: 2, resolve: terms.resolve },
      { version: 1, resolve: { amount: 15, unit: 'working-days' } },
    ]);
    expect(history.versions[0].resolve).toBeUndefined();
    expect((await ask('GET', desk)).body.policies).toContainEqual(history.versions[0]);
  });

  it('lets one of two people win, and tells the other what there is now', async () => {
    const answers = await Promise.all(
      [2, 3].map((amount) =>
        change('help/urgent', { version: 1, ...terms, accept: { amount, unit: 'natural-hours' } }),
      ),
    );
    const [winner] = answers.filter(({ status }) => status === 200);
    const [loser] = answers.filter(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: 'policy-changed', current: { version: 2, accept: winner?.body.accept } });
    expect(await change('help/urgent', { version: 3, ...terms })).toMatchObject({ status: 409 });
  });

  it.each<[string, object]>([
    ['version', { version: undefined }],
    ['reason', { reason: '' }],
    ['reason', { reason: ' ' }],
    ['accept', { accept: undefined }],
    ['accept.amount', { accept: { amount: 0, unit: 'working-days' } }],
    ['accept.amount', { accept: { amount: 1.5, unit: 'working-days' } }],
    ['rating.amount', { rating: { amount: 0, unit: 'natural-hours' } }],
    ['reopening.unit', { reopening: { amount: 1, unit: 'moons' } }],
    ['resolve.amount', { resolve: { amount: 751, unit: 'working-days' } }],
    ['triage.unit', { triage: { amount: 1, unit: 'moons' } }],
    ['firstContact', { firstContact: 'soon' }],
    ['supervision', { supervision: { amount: 1, unit: 'working-days' } }],
  ])('says which field breaks its rule: %s', async (field, wrong) => {
    const answer = await change('report/normal', { version: 1, ...terms, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
    expect((await ask('GET', `${desk}/report/normal/history`)).body.versions).toHaveLength(1);
  });

  it.each(['rumour/normal', 'complaint/slow', '__proto__/normal'])('is not said of %s', async (subject) => {
    expect(await change(subject, { version: 1, ...terms })).toMatchObject({
      status: 404,
      body: { code: 'policy-not-found' },
    });
  });

  const change = (subject: string, body: object) => ask('PUT', `${desk}/${subject}`, { reason: '试行', ...body });

  async function ask(method: 'GET' | 'PUT', url: string, payload?: object) {
    const claims = { sub: 'administrator-1', roles: ['administrator'], region: '410000' };
    const headers = { authorization: `Bearer ${await identity.token(claims)}` };
    const { statusCode, body } = await app.inject({ method, url, headers, payload });
    return { status: statusCode, body: JSON.parse(body) };
  }
});
