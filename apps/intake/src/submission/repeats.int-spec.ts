import fc from 'fast-check';
import { IntakeUnderTest, type Receipt, wages } from '../../test/intake-under-test.ts';

describe('A message that is handed in again', () => {
  let intake: IntakeUnderTest;

  beforeAll(async () => {
    intake = await IntakeUnderTest.start({ instances: 2 });
  });
  afterAll(() => intake.stop());
  beforeEach(() => intake.empty());

  const key = (value: string) => ({ 'idempotency-key': value });
  const fromBoard = { ...wages, sourceId: 'board-1' };

  it.each([
    ['Idempotency-Key', wages, key('"8e03978e"')],
    ['channel and source id', fromBoard, {}],
    ['both', fromBoard, key('8e03978e')],
  ])('gets the first answer when %s are the same', async (_, message, headers) => {
    const first = await intake.submit(message, headers);
    const again = await intake.submit(message, headers);
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
    expect(await intake.counts()).toMatchObject({ messages: 1, numbers: 1, events: 1 });
  });

  it('is refused when the same Idempotency-Key comes with another message', async () => {
    await intake.submit(wages, key('one'));
    const answer = await intake.submit({ ...wages, body: '另一件事' }, key('one'));
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'idempotency-key-reused', errors: [{ field: 'Idempotency-Key' }] });
    expect(await intake.counts()).toMatchObject({ messages: 1 });
  });

  it('is refused when it adds that the bureaus are not to learn who wrote, rather than lose the wish', async () => {
    await intake.submit(wages, key('one'));
    const wishing = { ...wages, contact: { ...wages.contact, confidential: true } };
    const answer = await intake.submit(wishing, key('one'));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'idempotency-key-reused']);
    const asBefore = { ...wages, contact: { ...wages.contact, confidential: false } };
    expect((await intake.submit(asBefore, key('one'))).statusCode).toBe(200);
  });

  it('is turned away alone where the first answer cannot be compared for want of a key', async () => {
    await intake.submit(fromBoard);
    await intake.dataSource.query(`update message set contact_key_id = 'lost'`);
    // The first goes alone; the others pile up behind it and are written together.
    const messages = [wages, wages, fromBoard, wages];
    const answers = await Promise.all(messages.map((message) => intake.submit(message)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 503, 201]);
    expect(answers[2]?.json()).toMatchObject({ code: 'key-missing' });
  });

  it.each([
    ['somebody who knows the text but not the contact', { ...fromBoard, contact: undefined }, {}],
    ['somebody with another phone number', { ...fromBoard, contact: { ...wages.contact, phone: '13900000000' } }, {}],
    ['somebody who does not know the key', fromBoard, {}],
    ['somebody with another key', fromBoard, key('guessed')],
  ])('does not give the query code to %s', async (_, message, headers) => {
    const first = await intake.submit(fromBoard, key('secret'));
    const answer = await intake.submit(message, headers);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).not.toContain(first.json<Receipt>().caseNumber);
    expect(answer.body).not.toContain(first.json<Receipt>().queryCode);
    expect(await intake.counts()).toMatchObject({ messages: 1, keys: 2 });
  });

  it('cannot have its source id taken by a stranger beforehand', async () => {
    const board = await intake.authorised('message-board');
    expect((await intake.submit({ ...fromBoard, subject: '别的事情' })).statusCode).toBe(201);
    expect((await intake.submit(fromBoard, board)).statusCode).toBe(201);
  });

  it('cannot have its source id taken by staff of no channel beforehand', async () => {
    const handler = { authorization: `Bearer ${await intake.issuer.token({ roles: ['handler'] })}` };
    expect((await intake.submit({ ...fromBoard, subject: '别的事情' }, handler)).statusCode).toBe(201);
    expect((await intake.submit(fromBoard, await intake.authorised('message-board'))).statusCode).toBe(201);
  });

  it('does not give the query code to another client with the same message', async () => {
    const board = await intake.authorised('message-board');
    const first = await intake.submit(fromBoard, board);
    expect((await intake.submit(fromBoard, await intake.authorised('second-board'))).statusCode).toBe(409);
    const stranger = await intake.submit(fromBoard);
    expect(stranger.json()).not.toMatchObject({ queryCode: first.json().queryCode });
    const again = await intake.submit(fromBoard, { ...board, ...key('new') });
    expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
  });

  it('keeps no key of a message that was refused for its other key', async () => {
    await intake.submit(fromBoard, key('first'));
    expect((await intake.submit({ ...fromBoard, body: '别的' }, key('second'))).statusCode).toBe(409);
    expect((await intake.submit(wages, key('second'))).statusCode).toBe(201);
  });

  it('lets two clients use the same Idempotency-Key', async () => {
    const answers = [await intake.authorised('a'), await intake.authorised('b')].map((client) =>
      intake.submit(wages, { ...client, ...key('1') }),
    );
    expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual([201, 201]);
  });

  it('is one case however many come at once over however many instances', async () => {
    const attempts = fc.array(fc.record({ source: fc.integer({ min: 0, max: 4 }), instance: fc.nat({ max: 1 }) }), {
      minLength: 2,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(attempts, async (submissions) => {
        await intake.empty();
        const answers = await Promise.all(
          submissions.map(({ source, instance }) =>
            intake.submit({ ...wages, sourceId: `s${source}` }, key(`k${source}`), instance),
          ),
        );
        const cases = new Set(answers.map((answer) => answer.json<Receipt>().caseNumber)).size;
        expect(cases).toBe(new Set(submissions.map(({ source }) => source)).size);
        expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(cases);
        expect(await intake.counts()).toEqual({ messages: cases, numbers: cases, events: cases, keys: 2 * cases });
      }),
      { numRuns: 25 },
    );
  });
});
