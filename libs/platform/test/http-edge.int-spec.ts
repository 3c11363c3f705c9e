import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createService } from '#platform';
import { infrastructure, testDatabase, type TestDatabase } from '#testing';
import { letters } from './letters.ts';
import { LogLines } from './log-lines.ts';

interface ProblemJson {
  status: number;
  code: string;
  errors: { field: string; rule: string }[];
}
interface ApiJson {
  paths: Record<string, Record<string, { responses: object }>>;
}

describe('the HTTP edge of a service', () => {
  const log = new LogLines();
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await testDatabase();
    const env = {
      DATABASE_URL: database.urlFor('intake'),
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      OIDC_ISSUER: 'http://127.0.0.1:1',
      LOG_LEVEL: 'debug',
    };
    app = await createService(letters, env, { log });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const post = (payload: string | Buffer, headers: Record<string, string> = {}, url = '/api/letters') =>
    app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } });
  const problemsOf = async (...request: Parameters<typeof post>) => {
    const { status, code, errors } = (await post(...request)).json<ProblemJson>();
    return [status, code, ...errors.map(({ field, rule }) => `${field}: ${rule}`)];
  };

  it('hands a valid body to the route', async () => {
    const answer = await post('{"subject":"欠薪","sender":{"email":"a@example.com"}}');
    expect([answer.statusCode, answer.json().subject]).toEqual([201, '欠薪']);
  });

  it.each([
    ['malformed JSON', '{"subject": 张三', 400, 'malformed-body', 'body: json'],
    ['no body', '', 400, 'malformed-body', 'body: required'],
    ['an array', '[]', 400, 'malformed-body', 'body: object'],
    ['a string', '"13800001234"', 400, 'malformed-body', 'body: object'],
    ['null', 'null', 400, 'malformed-body', 'body: object'],
    ['a key to the prototype', '{"subject":"a","__proto__":{"admin":true}}', 400, 'malformed-body', 'body: json'],
    ['a key to a constructor', '{"constructor":{"prototype":{"x":1}}}', 400, 'malformed-body', 'body: json'],
    [
      'bytes that are no UTF-8',
      Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
      400,
      'malformed-body',
      'body: utf-8',
    ],
    ['a lone surrogate', '{"subject":"\\ud800"}', 400, 'invalid-request', 'subject: well-formed'],
    ['a NUL character', '{"subject":"a","sender":{"name":"\\u0000"}}', 400, 'invalid-request', 'sender.name: no-nul'],
    [
      'too deep an object',
      `{"a":${'['.repeat(900)}${']'.repeat(900)}}`,
      400,
      'invalid-request',
      `a${'[0]'.repeat(15)}: max-depth`,
    ],
    ['an unknown field', '{"subject":"a","mood":"angry"}', 400, 'invalid-request', 'mood: unknown-field'],
    ['a wrong type', '{"subject":5}', 400, 'invalid-request', 'subject: max-length', 'subject: is-string'],
    ['a fault within', '{"subject":"a","sender":{"email":"x"}}', 400, 'invalid-request', 'sender.email: is-email'],
    ['200 KB', JSON.stringify({ subject: 'x'.repeat(200_000) }), 413, 'body-too-large', 'body: max-bytes'],
  ])('refuses %s by status, code, field and rule', async (_, body, ...expected) => {
    expect(await problemsOf(body)).toEqual(expected);
  });

  it('refuses a body that is not JSON, or does not say so', async () => {
    expect(await problemsOf('subject=a', { 'content-type': 'text/plain' })).toEqual([
      415,
      'unsupported-media-type',
      'Content-Type: json',
    ]);
    expect(await problemsOf('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toContain(415);
  });

  it('takes a larger body where the route allows one', async () => {
    const answer = await post(JSON.stringify({ subject: 'x'.repeat(200_000) }), {}, '/api/long-letters');
    expect(answer.statusCode).toBe(201);
    expect((await post(JSON.stringify({ a: 'x'.repeat(400_000) }), {}, '/api/long-letters')).statusCode).toBe(413);
  });

  it('holds query and path against the same rules', async () => {
    const get = async (url: string) => (await app.inject({ url })).json<object>();
    expect(await get('/api/letters?limit=5')).toEqual({ limit: 5 });
    expect(await get('/api/letters?limit=x')).toMatchObject({
      status: 400,
      errors: [{ field: 'limit', rule: 'is-int' }],
    });
    expect(await get('/api/letters?q=1')).toMatchObject({
      status: 400,
      errors: [{ field: 'q', rule: 'unknown-field' }],
    });
    expect(await get('/api/letters/a%00b')).toMatchObject({ status: 400, errors: [{ field: 'id', rule: 'no-nul' }] });
    const letterId = '01a22949-5ec4-7511-8faa-73dbba027987';
    expect(await get(`/api/letters/by-id/${letterId}`)).toEqual({ letterId });
    expect(await get('/api/letters/by-id/17')).toMatchObject({
      status: 400,
      errors: [{ field: 'letterId', rule: 'is-uuid' }],
    });
    expect(await get('/api/letters/%zz')).toMatchObject({ status: 400, code: 'malformed-address' });
  });

  it('answers with problem details that a program and a person can use', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await app.inject({
      url: '/api/letters/7',
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(Object.keys(answer.json())[0]).toBe('type');
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      detail: 'The letter has changed.',
      code: 'letter-changed',
      instance: `/requests/${traceId}`,
      current: { status: 'received', allowedActions: ['assign'] },
    });
  });

  it('says nothing of its inside when it fails, nor of the address when there is no route', async () => {
    const broken = await app.inject({ url: '/api/letters/broken' });
    expect(broken.json()).toMatchObject({ status: 500, code: 'internal-error' });
    expect(broken.body).not.toMatch(/张三|13800001234|at /);
    const lost = await app.inject({ url: '/nowhere?phone=13800001234' });
    expect(lost.json()).toMatchObject({ status: 404, code: 'route-not-found' });
    expect(lost.body).not.toContain('13800001234');
  });

  it.each([
    ['DELETE', '/api/letters', 'GET, HEAD, POST, OPTIONS'],
    ['POST', '/api/letters/7?phone=13800001234', 'GET, HEAD, OPTIONS'],
    ['PATCH', '/api/settings', 'POST, OPTIONS'],
    ['PUT', '/api/bureaus/7/queue', 'GET, HEAD, OPTIONS'],
  ] as const)('answers 405 to %s %s, and says what is allowed', async (method, url, allow) => {
    const answer = await app.inject({ method, url });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.json()).toMatchObject({ status: 405, title: 'Method Not Allowed', code: 'method-not-allowed' });
    expect(answer.body).not.toContain('13800001234');
  });

  it('answers 405 also to a body that it would not read', async () => {
    const answer = await app.inject({ method: 'PUT', url: '/api/letters', payload: 'a=b' });
    expect([answer.statusCode, answer.json().code]).toEqual([405, 'method-not-allowed']);
  });

  it('answers OPTIONS with what is allowed, and HEAD as GET without its body', async () => {
    const options = await app.inject({ method: 'OPTIONS', url: '/api/letters' });
    expect([options.statusCode, options.headers.allow, options.body]).toEqual([204, 'GET, HEAD, POST, OPTIONS', '']);
    const head = await app.inject({ method: 'HEAD', url: '/api/letters?limit=5' });
    expect([head.statusCode, head.headers['content-type'], head.body]).toEqual([
      200,
      'application/json; charset=utf-8',
      '',
    ]);
    expect((await app.inject({ method: 'HEAD', url: '/api/figures' })).statusCode).toBe(401);
    expect((await app.inject({ method: 'HEAD', url: '/api/settings' })).statusCode).toBe(405);
  });

  it.each(['GET', 'DELETE', 'OPTIONS', 'HEAD'] as const)('answers 404 to %s where there is nothing', async (method) => {
    const answer = await app.inject({ method, url: '/api/nowhere' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([404, undefined]);
  });

  it('carries the trace of a request into what the request causes', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traced = await post('{"subject":"a"}', { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    expect(traced.json().cause).toMatchObject({
      correlationId: traceId,
      traceparent: expect.stringMatching(`^00-${traceId}-[0-9a-f]{16}-01$`),
    });
    const untraced = await post('{"subject":"a"}');
    expect(untraced.json().cause.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  });

  it('sends the headers that keep browsers from making more of an answer than it is', async () => {
    for (const url of ['/api/now', '/nowhere', '/api/letters/%zz', '/openapi.json']) {
      expect((await app.inject({ url })).headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
    }
  });

  it('serves its documentation under a policy without inline script', async () => {
    const page = await app.inject({ url: '/docs' });
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.body).not.toMatch(/<script>|<style|onload/);
    const bundle = await app.inject({ url: '/docs/swagger-ui-bundle.js' });
    expect([bundle.statusCode, bundle.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect((await app.inject({ url: '/docs/package.json' })).statusCode).toBe(404);
  });

  it('describes itself in OpenAPI 3.1 with access and problems of every operation', async () => {
    const document = (await app.inject({ url: '/openapi.json' })).json<ApiJson>();
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Xinqiao intake' } });
    expect(document.paths['/api/figures']?.get).toMatchObject({
      security: [{ staff: [] }],
      responses: { 401: {}, 403: {}, 503: {} },
    });
    expect(document.paths['/api/cases/{caseNumber}']?.get).toMatchObject({ security: [{ queryCode: [] }] });
    expect(Object.keys(document.paths['/api/letters']?.post?.responses ?? {})).toEqual([
      '201',
      '400',
      '413',
      '415',
      '503',
    ]);
    expect(Object.keys(document.paths)).not.toContain('/metrics');
  });

  it('counts requests by route pattern and class of status, never by address', async () => {
    await app.inject({ url: '/nowhere/13800001234' });
    const { body } = await app.inject({ url: '/metrics' });
    expect(body).toContain('http_request_duration_seconds_count{method="POST",route="/api/letters",status="4xx"}');
    expect(body).toContain('http_request_duration_seconds_count{method="any",route="none",status="4xx"}');
    expect(body).toMatch(/database_pool_max 10\n/);
    expect(body).toContain('messaging_outbox_depth 0');
    expect(body).not.toMatch(/13800001234|%zz/);
  });

  it('logs no personal data, whatever was sent and however it failed', () => {
    expect(log.lines.length).toBeGreaterThan(0);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', msg: 'A request failed', route: '/api/letters/:id' }),
    );
    expect(log.text).not.toMatch(/张三|13800001234|欠薪|example\.com|angry|phone/);
  });
});
