import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createService } from '#platform';
import { testDatabase, type TestDatabase } from '#testing';
import { letters } from './letters.ts';
import { LogLines } from './log-lines.ts';

interface Exported {
  resourceSpans: { scopeSpans: { spans: { name: string; traceId: string; parentSpanId?: string }[] }[] }[];
}

describe('traces', () => {
  const received: Exported[] = [];
  let database: TestDatabase;
  let collector: Server;

  beforeAll(async () => {
    database = await testDatabase();
    collector = createServer((request, response) => {
      void text(request).then((body) => {
        received.push(JSON.parse(body) as Exported);
        response.end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
  });
  afterAll(async () => {
    collector.closeAllConnections();
    collector.close();
    await Promise.all([once(collector, 'close'), database.drop()]);
  });

  it('continues the trace of the caller, records what is sampled, and hands it over before the process ends', async () => {
    const env = {
      DATABASE_URL: database.urlFor('intake'),
      KAFKA_BROKERS: '127.0.0.1:1',
      OIDC_ISSUER: 'http://127.0.0.1:1',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      OTEL_TRACES_SAMPLER_ARG: '0',
    };
    const app = await createService(letters, env, { log: new LogLines() });
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    await app.inject({ url: '/api/letters?limit=13800001234', headers });
    await app.inject({ url: '/api/letters' });
    await app.close();
    const spans = received.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans)),
    );
    expect(spans).toMatchObject([{ name: 'GET /api/letters', traceId, parentSpanId: '00f067aa0ba902b7' }]);
    expect(JSON.stringify(received)).not.toContain('13800001234');
  });
});
