import type { BatchResultDto } from './submit-batch.dto.ts';
import { IntakeUnderTest, wages } from '../../test/intake-under-test.ts';

describe('POST /api/messages:batch', () => {
  let intake: IntakeUnderTest;
  const resultsIn = (answer: { json: () => unknown }) => (answer.json() as BatchResultDto).results;
  const send = async (messages: unknown[], client = 'message-board') =>
    intake.post('/api/messages:batch', { messages }, await intake.authorised(client));

  beforeAll(async () => {
    intake = await IntakeUnderTest.start();
  });
  afterAll(() => intake.stop());
  beforeEach(() => intake.empty());

  it('is closed to whoever does not come from a channel', async () => {
    expect((await intake.post('/api/messages:batch', { messages: [wages] })).statusCode).toBe(401);
    const handler = { authorization: `Bearer ${await intake.issuer.token({ roles: ['handler'] })}` };
    expect((await intake.post('/api/messages:batch', { messages: [wages] }, handler)).statusCode).toBe(403);
  });

  it('answers for each row in its place, and a bad one harms no other', async () => {
    const rows = [
      wages,
      { ...wages, channel: 'carrier-pigeon' },
      { ...wages, sourceId: '1' },
      { ...wages, sourceId: '1' },
      { ...wages, sourceId: '1', body: '别的' },
      { ...wages, sentAt: '2126-01-01T00:00:00Z' },
      { ...wages, idempotencyKey: 'k' },
    ];
    const answer = await send(rows);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().results).toMatchObject([
      { status: 'stored', receipt: { queryCode: expect.any(String) } },
      { status: 'refused', problem: { code: 'invalid-request', errors: [{ field: 'channel' }] } },
      { status: 'stored' },
      { status: 'repeated' },
      { status: 'refused', problem: { code: 'source-id-taken' } },
      { status: 'refused', problem: { errors: [{ field: 'sentAt' }] } },
      { status: 'stored' },
    ]);
    expect(await intake.counts()).toMatchObject({ messages: 3, events: 3, keys: 2 });
  });

  it('takes 500 long messages, and not 501', async () => {
    const long = { ...wages, body: '字'.repeat(10_000) };
    const answer = await send(Array.from({ length: 500 }, () => long));
    expect(new Set(resultsIn(answer).map(({ status }) => status))).toEqual(new Set(['stored']));
    expect(await intake.counts()).toMatchObject({ messages: 500, events: 500 });
    expect((await send(Array.from({ length: 501 }, () => wages))).statusCode).toBe(400);
  });

  it.each([[[]], [['text']], [[null]]])('refuses %j, which holds no messages', async (messages) => {
    expect((await send(messages)).statusCode).toBe(400);
  });

  it('is repeated by the same client with the first receipts', async () => {
    const rows = [1, 2, 3].map((number) => ({ ...wages, sourceId: String(number) }));
    const first = resultsIn(await send(rows));
    const again = resultsIn(await send(rows));
    expect(again).toEqual(first.map(({ receipt }) => ({ status: 'repeated', receipt })));
  });
});
