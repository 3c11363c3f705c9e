import { setTimeout as pause } from 'node:timers/promises';
import { generateKeyPair } from 'jose';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createService, Routes, UndeclaredAccess } from '#platform';
import { eventually, infrastructure, testDatabase, type TestDatabase, TokenIssuer } from '#testing';
import { letters } from './letters.ts';
import { LogLines } from './log-lines.ts';

@Controller('open')
class ForgottenController {
  @Get('secrets')
  read(): object {
    return {};
  }
}
@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

describe('who may open a route', () => {
  let database: TestDatabase;
  let identity: TokenIssuer;
  let app: NestFastifyApplication;
  const env = (issuer: string) => ({
    DATABASE_URL: database.urlFor('intake'),
    KAFKA_BROKERS: infrastructure().kafkaBrokers,
    OIDC_ISSUER: issuer,
    LOG_LEVEL: 'silent',
  });

  beforeAll(async () => {
    [database, identity] = await Promise.all([testDatabase(), TokenIssuer.start()]);
    app = await createService(letters, env(identity.issuer));
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([identity.stop(), database.drop()]);
  });

  const get = async (url: string, token?: string, headers: Record<string, string> = {}) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await app.inject({ url, headers: { ...authorization, ...headers } });
    return { status: answer.statusCode, challenge: answer.headers['www-authenticate'], ...answer.json<object>() };
  };

  it('lists every route with its rule, those of the platform included', () => {
    const rules = app
      .get(Routes)
      .all()
      .map(({ method, path, access }) => `${method} ${path}: ${access.kind}`);
    expect(rules).toEqual(
      expect.arrayContaining([
        'GET /health/live: public',
        'GET /metrics: public',
        'GET /openapi.json: public',
        'GET /api/cases/:caseNumber: citizen',
        'POST /api/settings: staff',
      ]),
    );
  });

  it('does not boot with a route that declares nothing, and names it', async () => {
    const forgotten = createService({ ...letters, module: ForgottenModule }, env(identity.issuer), {
      log: new LogLines(),
    });
    await expect(forgotten).rejects.toThrow(UndeclaredAccess);
    await expect(forgotten).rejects.toThrow('GET /open/secrets');
  });

  it('lets staff in by role and bureau, and knows them', async () => {
    const token = await identity.token({ roles: ['handler', 'king'], bureau: '411681-labour', region: '411681' });
    expect(await get('/api/bureaus/411681-labour/queue', token)).toMatchObject({ status: 200, subject: 'staff-7' });
    expect(await get('/api/me', token)).toMatchObject({
      staff: {
        subject: 'staff-7',
        clientId: 'desk',
        roles: ['handler'],
        bureauId: '411681-labour',
        regionCode: '411681',
      },
    });
  });

  it('knows which channels a program may speak for, and none where the claim is no list', async () => {
    const channelsOf = async (channels: unknown) => {
      const { staff } = (await get('/api/me', await identity.token({ roles: ['channel'], channels }))) as {
        staff?: { channels: string[] };
      };
      return staff?.channels;
    };
    expect(await channelsOf(['hotline', 'carrier-pigeon'])).toEqual(['hotline']);
    expect(await channelsOf('hotline')).toEqual([]);
    expect(await channelsOf(undefined)).toEqual([]);
  });

  it('refuses another bureau, another role and another region, and says which right is missing', async () => {
    const handler = await identity.token({ roles: ['handler'], bureau: '411681-labour' });
    const supervisor = await identity.token({ roles: ['supervisor'], region: '411600' });
    const refused = {
      status: 403,
      code: 'insufficient-rights',
      challenge: expect.stringContaining('error="insufficient_scope"'),
    };
    expect(await get('/api/bureaus/411602-labour/queue', handler)).toMatchObject(refused);
    expect(await get('/api/figures?region=411681', handler)).toMatchObject({
      ...refused,
      detail: expect.stringContaining('supervisor'),
    });
    expect(await get('/api/figures?region=410100', supervisor)).toMatchObject(refused);
    expect(await get('/api/figures?region=411681', supervisor)).toMatchObject({ status: 200 });
    expect(await get('/api/figures', supervisor)).toMatchObject({ status: 400, errors: [{ field: 'region' }] });
    expect(await get('/api/figures?region=411681&region=410000', supervisor)).toMatchObject({ status: 400 });
  });

  it('opens what holds for the whole province to who answers for all of it', async () => {
    const change = async (region?: string) => {
      const authorization = `Bearer ${await identity.token({ roles: ['administrator'], region })}`;
      return app.inject({ method: 'POST', url: '/api/settings', payload: {}, headers: { authorization } });
    };
    for (const region of ['411600', undefined]) {
      const answer = await change(region);
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'insufficient-rights']);
    }
    expect((await change('410000')).statusCode).toBe(201);
  });

  it('refuses a bureau to staff without one, also when the path is as empty as the claim', async () => {
    const nobody = await identity.token({ roles: ['handler'] });
    expect(await get('/api/bureaus/undefined/queue', nobody)).toMatchObject({ status: 403 });
  });

  it('asks for a token where there is none, before it reads the body', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/settings',
      payload: '{broken',
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="xinqiao"']);
  });

  it.each<[string, () => Promise<string>]>([
    ['has expired', () => identity.token({ exp: Math.floor(Date.now() / 1000) - 60 })],
    ['never expires', () => identity.token({ exp: undefined })],
    ['is meant for somebody else', () => identity.token({ aud: 'another' })],
    ['comes from another issuer', () => identity.token({ iss: 'http://elsewhere' })],
    ['is signed with another key', async () => identity.token({}, (await generateKeyPair('ES256')).privateKey)],
    ['is not signed', () => Promise.resolve(`${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`)],
    ['is no token', () => Promise.resolve('abc')],
  ])('refuses a token that %s, on a public route as well', async (_, make) => {
    const token = await make();
    for (const url of ['/api/figures?region=410000', '/api/me']) {
      expect(await get(url, token)).toMatchObject({
        status: 401,
        code: 'invalid-token',
        challenge: expect.stringContaining('error="invalid_token"'),
      });
    }
  });

  it('knows a token again without asking the provider, and no longer than it is good', async () => {
    const brief = await TokenIssuer.start();
    const service = await createService(letters, env(brief.issuer));
    try {
      const exp = Math.floor(Date.now() / 1000) - 3; // Five seconds are forgiven.
      const authorization = `Bearer ${await brief.token({ exp })}`;
      const ask = async () => (await service.inject({ url: '/api/me', headers: { authorization } })).json<object>();
      expect(await ask()).toMatchObject({ staff: { subject: 'staff-7' } });
      await brief.stop();
      expect(await ask()).toMatchObject({ staff: { subject: 'staff-7' } });
      await pause((exp + 5) * 1000 - Date.now() + 100);
      expect(await ask()).toMatchObject({ status: 401, code: 'invalid-token' });
    } finally {
      await service.close();
    }
  });

  it('refuses other schemes than bearer', async () => {
    expect(await get('/api/me', undefined, { authorization: 'Basic YTpi' })).toMatchObject({
      status: 401,
      code: 'invalid-token',
    });
  });

  it('opens public routes to anybody and citizens their routes by query code', async () => {
    expect(await get('/api/me')).toEqual({ status: 200, challenge: undefined });
    expect(await get('/api/cases/1')).toMatchObject({
      status: 401,
      code: 'query-code-required',
      errors: [{ field: 'X-Query-Code' }],
    });
    expect(await get('/api/cases/1', undefined, { 'x-query-code': 'ABCD' })).toMatchObject({
      status: 200,
      code: 'ABCD',
    });
  });

  it('boots while the provider is down, answers 503 with Retry-After, and recovers by itself', async () => {
    const late = await TokenIssuer.start();
    const port = Number(new URL(late.issuer).port);
    await late.stop();
    const early = await createService(letters, env(late.issuer));
    try {
      const authorization = `Bearer ${await late.token({ roles: ['administrator'] })}`;
      const away = await early.inject({ url: '/api/me', headers: { authorization } });
      expect([away.statusCode, away.json().code, away.headers['retry-after']]).toEqual([
        503,
        'identity-provider-unavailable',
        '5',
      ]);
      const back = await TokenIssuer.start(port);
      try {
        const token = await back.token();
        await eventually(async () => {
          const answer = await early.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } });
          return answer.statusCode === 200;
        });
      } finally {
        await back.stop();
      }
    } finally {
      await early.close();
    }
  });
});
