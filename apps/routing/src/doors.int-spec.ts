import { createService } from '#platform';
import { infrastructure, testDatabase, type TestDatabase } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { routing } from './routing.definition.ts';

describe('The doors of routing', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await testDatabase();
    app = await createService(routing, {
      NODE_ENV: 'test',
      DATABASE_URL: database.urlFor('routing'),
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      LOG_LEVEL: 'silent',
    });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const ask = async (url: string) => {
    const answer = await app.inject({ method: 'GET', url });
    return { status: answer.statusCode, body: answer.json() };
  };

  it('show anybody the bureaus of a region with their duties', async () => {
    const { status, body } = await ask('/api/bureaus?region=411681');
    expect(status).toBe(200);
    expect(body.bureaus).toContainEqual({
      id: '411681-human-resources-and-social-security',
      name: '项城市人力资源和社会保障局',
      regionCode: '411681',
      functions: ['labour-inspection', 'social-insurance', 'employment'],
    });
  });

  it.each(['110000', '999999', '419000'])(
    'know no bureaus of what is no region of the province: %s',
    async (region) => {
      expect(await ask(`/api/bureaus?region=${region}`)).toMatchObject({
        status: 404,
        body: { code: 'region-not-found' },
      });
    },
  );

  it.each(['/api/bureaus', '/api/bureaus?region=41'])(
    'say what is wrong with a question for bureaus: %s',
    async (url) => {
      const { status, body } = await ask(url);
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ field: 'region' }]);
    },
  );

  it('show anybody the catalogue of matters', async () => {
    const { status, body } = await ask('/api/matters');
    expect(status).toBe(200);
    expect(body.matters).toContainEqual({
      code: 'unpaid-wages',
      name: '拖欠工资',
      function: 'labour-inspection',
      kind: 'complaint',
    });
  });

  it('show decisions to nobody who does not sign in', async () => {
    expect(await ask('/api/decisions/20261123-0000001-0')).toMatchObject({ status: 401 });
  });
});
