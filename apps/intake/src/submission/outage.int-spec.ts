import { eventually } from '#testing';
import { BreakableLine } from '../../test/breakable-line.ts';
import { IntakeUnderTest, type Receipt, wages } from '../../test/intake-under-test.ts';

describe('While the database is away', () => {
  let intake: IntakeUnderTest;
  let line: BreakableLine;

  beforeAll(async () => {
    intake = await IntakeUnderTest.start({
      reachedBy: async (url) => {
        line = new BreakableLine(new URL(url));
        await line.mend();
        return line.url;
      },
    });
  });
  afterAll(async () => {
    await intake.stop();
    line.cut();
  });

  const submit = (index: number) => intake.submit(wages, { 'idempotency-key': `k${index}` });
  const submitAll = () => Promise.all(Array.from({ length: 20 }, (_, index) => submit(index)));

  it('tells all senders to come again, and has each message once when they did', async () => {
    line.cut();
    for (const answer of await submitAll()) {
      expect(answer.statusCode).toBe(503);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    await line.mend();
    await eventually(async () => (await submit(0)).statusCode < 300);
    for (const answer of await submitAll()) expect(answer.statusCode).toBeLessThan(300);
    expect(await intake.counts()).toMatchObject({ messages: 20, numbers: 20, keys: 20, events: 20 });
  });

  it('does so within seconds when the database is there and answers nothing', async () => {
    await intake.empty();
    await submit(0);
    line.freeze();
    const began = performance.now();
    for (const answer of await submitAll()) expect(answer.statusCode).toBe(503);
    expect(performance.now() - began).toBeLessThan(8_000);
    line.thaw();
    await eventually(async () => (await submit(0)).statusCode < 300);
    for (const answer of await submitAll()) expect(answer.statusCode).toBeLessThan(300);
    expect(await intake.counts()).toMatchObject({ messages: 20, numbers: 20, keys: 20, events: 20 });
  }, 30_000);

  it('loses none that was being written when it went', async () => {
    await intake.empty();
    const firstTry = submitAll();
    line.cut();
    await firstTry;
    await line.mend();
    await eventually(async () => (await submit(0)).statusCode < 300);
    const numbers = (await submitAll()).map((answer) => answer.json<Receipt>().caseNumber);
    expect(new Set(numbers).size).toBe(20);
    expect(await intake.counts()).toMatchObject({ messages: 20, numbers: 20, keys: 20, events: 20 });
  });
});
