import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { createHttpServer } from './http-server.ts';

/** Node looks by itself every 30 s: that would be too late. */
const patience = 15_000;

describe('a request that dribbles in', () => {
  let http: FastifyAdapter;
  let socket: Socket | undefined;

  beforeAll(async () => {
    http = createHttpServer(300);
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
