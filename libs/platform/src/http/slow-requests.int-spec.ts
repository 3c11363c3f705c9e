import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { createHttpServer } from './http-server.ts';

/** Node looks by itself every 30 s: that would be too late. */
const patience = 15_000;

describe('a request that dribbles in', () => {
  let http: FastifyAdapter;
  let socket: Socket | undefined;

  beforeAll(async () => {
    http = createHttpServer({ request: 300 });
    http.getInstance().post('/letters', () => ({}));
    await http.getInstance().listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => socket?.destroy());
  afterAll(() => http.close());

  const send = async (start: string): Promise<Socket> => {
    socket = connect((http.getHttpServer().address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(start);
    return socket;
  };
  const head = 'POST /letters HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n';

  it.each([
    ['head', head],
    ['body', `${head}\r\n{"subject":`],
  ])(
    'is answered with 408 and loses its connection while its %s is not there',
    async (_, start) => {
      const answer = await text(await send(start));
      expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
      expect(answer).toContain('"code":"request-timeout"');
    },
    patience,
  );
});

describe('where files may take longer', () => {
  let http: FastifyAdapter;
  const sockets: Socket[] = [];
  const streamedBody = { mediaTypes: ['image/png'], maxBytes: 100 };

  beforeAll(async () => {
    http = createHttpServer({ request: 300, file: 60_000 });
    const fastify = http.getInstance();
    fastify.post('/letters', () => ({}));
    fastify.post('/files', { config: { streamedBody } }, async ({ body }) => ({ file: await text(body as Readable) }));
    const refuse = async (_: unknown, reply: FastifyReply) => reply.code(401).send({});
    fastify.post('/strangers-files', { config: { streamedBody }, onRequest: refuse }, () => ({}));
    await fastify.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });
  afterAll(() => http.close());

  const begin = async (path: string, type: string, connection = 'close'): Promise<Socket> => {
    const socket = connect((http.getHttpServer().address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: a\r\nconnection: ${connection}\r\ncontent-type: ${type}\r\ncontent-length: 8\r\n\r\n{"a"`,
    );
    return socket;
  };

  it('any other body that dribbles in is answered with 408 all the same, and a file is waited for', async () => {
    const file = await begin('/files', 'image/png');
    const answer = await text(await begin('/letters', 'application/json'));
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('"code":"request-timeout"');
    file.write(': 1}');
    expect(await text(file)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"file":/);
  });

  it(
    'who has been refused does not keep the connection by sending on',
    async () => {
      const socket = await begin('/strangers-files', 'image/png', 'keep-alive');
      const [answer] = await once(socket, 'data');
      expect(String(answer)).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
      await once(socket.resume(), 'close');
    },
    patience,
  );
});
