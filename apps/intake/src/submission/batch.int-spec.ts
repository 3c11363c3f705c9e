import type { BatchResultDto } from './submit-batch.dto.ts';
import { IntakeUnderTest, wages } from '../../test/intake-under-test.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'end' : { in: nested(depth - 1) });

describe('POST /api/messages:batch', () => {
  let intake: IntakeUnderTest;
  let logged: { level: string }[] = [];
  const resultsIn = (answer: { json: () => unknown }) => (answer.json() as BatchResultDto).results;
  const send = async (messages: unknown[], client = 'message-board') =>
    intake.post('/api/messages:batch', { messages }, await intake.authorised(client));

  beforeAll(async () => {
    intake = await IntakeUnderTest.start({ log: (line) => logged.push(JSON.parse(line) as { level: string }) });
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

  it('refuses a row of a channel that the token does not speak for, and takes the others', async () => {
    const rows = [wages, { ...wages, channel: 'hotline', sourceId: '1' }, { ...wages, channel: 'weibo' }, wages];
    const board = await intake.authorised('board', ['message-board', 'weibo']);
    const answer = await intake.post('/api/messages:batch', { messages: rows }, board);
    expect([answer.statusCode, resultsIn(answer).map(({ status }) => status)]).toEqual([
      200,
      ['stored', 'refused', 'stored', 'stored'],
    ]);
    expect(resultsIn(answer)[1]?.problem).toMatchObject({
      code: 'foreign-channel',
      errors: [{ field: 'channel', rule: 'own-channel' }],
    });
    expect(await intake.counts()).toMatchObject({ messages: 3, events: 3, keys: 0 });
  });

  it('refuses a row with text that cannot be stored by its field and rule, and takes the others', async () => {
    const rows: object[] = [
      { ...wages, body: '欠薪\0' },
      wages,
      { ...wages, contact: { name: '\ud800' } },
      { ...wages, contact: { toString: '张先生' } },
      { ...wages, 'mood\0': 'angry' },
      { ...wages, location: nested(17) },
    ];
    const answer = await send(rows);
    expect(answer.statusCode).toBe(200);
    const refusedFor = (field: string, rule: string) => ({
      status: 'refused',
      problem: { code: 'invalid-request', errors: [{ field, rule, message: expect.stringContaining(field) }] },
    });
    expect(resultsIn(answer)).toMatchObject([
      refusedFor('body', 'no-nul'),
      { status: 'stored' },
      refusedFor('contact.name', 'well-formed'),
      refusedFor('contact.toString', 'unknown-field'),
      refusedFor('mood\ufffd', 'no-nul'),
      refusedFor(`location${'.in'.repeat(15)}`, 'max-depth'),
    ]);
    expect(await intake.counts()).toMatchObject({ messages: 1, events: 1 });
  });

  it('refuses a row that the service itself fails at, keeps why in its log, and takes the others', async () => {
    await intake.dataSource.query(`alter table message add constraint no_such_subject check (subject <> '坏')`);
    logged = [];
    try {
      const bad = { ...wages, subject: '坏' };
      const failed = { status: 'refused', problem: { code: 'internal-error' } };
      expect(resultsIn(await send([wages, bad, wages]))).toMatchObject([
        { status: 'stored' },
        failed,
        { status: 'stored' },
      ]);
      expect(resultsIn(await send([bad]))).toMatchObject([failed]);
    } finally {
      await intake.dataSource.query('alter table message drop constraint no_such_subject');
    }
    const told = { msg: 'A row of a batch failed', err: { code: '23514', constraint: 'no_such_subject' } };
    expect(logged.filter(({ level }) => level === 'error')).toMatchObject([told, told]);
  });

  it.each([
    ['a text for a row', { messages: [wages, 'a\0'] }, 'messages[1]', 'no-nul'],
    ['an array for a row', { messages: [wages, [nested(20)]] }, `messages[1][0]${'.in'.repeat(13)}`, 'max-depth'],
    ['a field beside the rows', { messages: [wages], note: '\ud800' }, 'note', 'well-formed'],
    ['what should hold the rows', { messages: { body: 'a\0' } }, 'messages.body', 'no-nul'],
  ])('refuses the whole batch for %s', async (_, batch, field, rule) => {
    const answer = await intake.post('/api/messages:batch', batch, await intake.authorised('message-board'));
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toMatchObject([{ field, rule }]);
    expect(await intake.counts()).toMatchObject({ messages: 0 });
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
