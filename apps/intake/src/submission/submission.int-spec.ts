import { isCaseNumber } from '#domain';
import { ContactSeal, type Sealed } from '#platform';
import { IntakeUnderTest, type Receipt, wages } from '../../test/intake-under-test.ts';

describe('POST /api/messages', () => {
  let intake: IntakeUnderTest;

  beforeAll(async () => {
    intake = await IntakeUnderTest.start();
  });
  afterAll(() => intake.stop());
  beforeEach(() => intake.empty());

  it('answers with case number and query code once the message and its event are stored', async () => {
    const answer = await intake.submit(wages);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({
      caseNumber: expect.any(String),
      queryCode: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
      submittedAt: expect.any(String),
    });
    expect(isCaseNumber(answer.json<Receipt>().caseNumber)).toBe(true);
    expect(await intake.counts()).toEqual({ messages: 1, numbers: 1, keys: 0, events: 1 });
  });

  it('gives no receipt when what it wrote cannot be committed', async () => {
    await intake.dataSource.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'not today'; end $$;
       create constraint trigger refuse after insert on outbox deferrable initially deferred
       for each row execute function refuse()`,
    );
    const answer = await intake.submit(wages).finally(() => intake.dataSource.query('drop function refuse cascade'));
    expect(answer.statusCode).toBe(500);
    expect(await intake.counts()).toEqual({ messages: 0, numbers: 0, keys: 0, events: 0 });
  });

  it('keeps the contact sealed, in the table as in the event', async () => {
    await intake.submit(wages);
    const [{ stored }] = await intake.dataSource.query(
      'select row_to_json(m)::text || row_to_json(o)::text as stored from message m, outbox o',
    );
    expect(stored).not.toMatch(/张先生|1234/);
    const [row] = await intake.dataSource.query<[Sealed]>(
      'select contact_key_id as "keyId", contact_sealed as sealed from message',
    );
    expect(intake.app().get(ContactSeal, { strict: false }).open(row)).toEqual({
      name: '张先生',
      phone: '13812345678',
    });
  });

  it('keeps and announces the location, in the body of the event alone', async () => {
    const location = { latitude: 33.4432, longitude: 114.8756 };
    await intake.submit({ ...wages, location });
    const [row] = await intake.dataSource.query<[Record<string, unknown>]>(
      `select latitude, longitude, value::json -> 'location' as announced, key || headers::text as around
         from message, outbox`,
    );
    expect(row).toMatchObject({ ...location, announced: location });
    expect(row.around).not.toMatch(/33\.44|114\.87/);
  });

  it.each([
    ['subject', { subject: '' }],
    ['subject', { subject: '字'.repeat(201) }],
    ['subject', { subject: '   ' }],
    ['subject', { subject: 7 }],
    ['subject', { subject: 'a\0b' }],
    ['body', { body: null }],
    ['body', { body: '字'.repeat(10_001) }],
    ['channel', { channel: 'carrier-pigeon' }],
    ['kind', { kind: 'praise' }],
    ['sourceId', { sourceId: '' }],
    ['regionHint', { regionHint: '41' }],
    ['location', { location: '34.7, 113.6' }],
    ['location.latitude', { location: { latitude: 91, longitude: 113.6 } }],
    ['location.longitude', { location: { latitude: 34.7 } }],
    ['contact.phone', { contact: { phone: '不愿透露' } }],
    ['contact.email', { contact: { email: 'nobody' } }],
    ['contact.wechat', { contact: { wechat: 'x' } }],
    ['sentAt', { sentAt: 'yesterday' }],
    ['sentAt', { sentAt: '1999-12-31T23:59:59Z' }],
    ['sentAt', { sentAt: '2126-01-01T00:00:00+08:00' }],
    ['mood', { mood: 'angry' }],
  ])('refuses a wrong %s by its name, and stores nothing', async (field, change) => {
    const answer = await intake.submit({ ...wages, ...change });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json().errors).toContainEqual(expect.objectContaining({ field }));
    expect(await intake.counts()).toEqual({ messages: 0, numbers: 0, keys: 0, events: 0 });
  });

  it('takes a message from a program of channels for these alone', async () => {
    const hotline = await intake.authorised('hotline', ['hotline']);
    const answer = await intake.submit(wages, hotline);
    expect([answer.statusCode, answer.json()]).toEqual([
      403,
      expect.objectContaining({
        code: 'foreign-channel',
        errors: [expect.objectContaining({ field: 'channel', rule: 'own-channel' })],
      }),
    ]);
    expect(await intake.counts()).toEqual({ messages: 0, numbers: 0, keys: 0, events: 0 });
    expect((await intake.submit({ ...wages, channel: 'hotline' }, hotline)).statusCode).toBe(201);
  });

  it('takes the longest message that the rules allow, also with every character escaped', async () => {
    const escaped = (length: number) => '\\u5b57'.repeat(length);
    const payload = `{"channel":"web","subject":"${escaped(200)}","body":"${escaped(10_000)}"}`;
    expect((await intake.post('/api/messages', payload)).statusCode).toBe(201);
  });

  it('lets a message with a wrong clock harm none that is written with it', async () => {
    const messages = Array.from({ length: 20 }, (_, index) =>
      index === 7 ? { ...wages, sentAt: '2126-01-01T00:00:00Z' } : wages,
    );
    const answers = await Promise.all(messages.map((message) => intake.submit(message)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(
      messages.map((message) => ('sentAt' in message ? 400 : 201)),
    );
    expect(new Set(answers.map((answer) => answer.json<Receipt>().caseNumber).filter(Boolean)).size).toBe(19);
    expect(await intake.counts()).toMatchObject({ messages: 19, numbers: 19, events: 19 });
  });

  it.each([
    [
      'a message by its case',
      `select * from message where case_id = '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f'`,
      /(Index|Bitmap Index) Scan/,
    ],
    [
      'a case by its number, in the index alone',
      `select case_id from case_number where case_number = 'x'`,
      /Index Only Scan/,
    ],
    [
      'the steps of a case',
      `select * from timeline_step where case_id = '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f'`,
      /(Index|Bitmap Index) Scan/,
    ],
    ['a key', `select case_id from submission_key where key = any('{a,b}')`, /Index (Only )?Scan|Bitmap Index Scan/],
    ['the keys of a case', `delete from submission_key where case_id = any('{}')`, /Index Scan|Bitmap Index Scan/],
  ])('finds %s in an index', async (_, query, scan) => {
    const plan = await intake.dataSource.transaction(async (manager) => {
      await manager.query('set local enable_seqscan = off');
      return manager.query<Record<'QUERY PLAN', string>[]>(`explain ${query}`);
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(scan);
  });

  it('puts messages into the partition of their month', async () => {
    await intake.submit(wages);
    const [{ partition }] = await intake.dataSource.query('select tableoid::regclass::text as partition from message');
    expect(partition).toBe(`message_${new Date().toISOString().slice(0, 7).replace('-', '_')}`);
  });
});
