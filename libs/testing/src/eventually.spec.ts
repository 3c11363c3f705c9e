import { eventually } from './eventually.ts';

const soon = { deadline: 100, interval: 1 };

it('asks again until there is an answer, and returns it', async () => {
  let asked = 0;
  await expect(eventually(() => ((asked += 1) < 3 ? undefined : asked), soon)).resolves.toBe(3);
});

it('forgives errors before the deadline, and throws the last one after it', async () => {
  let asked = 0;
  const probe = (): never => {
    throw new Error(`no, for the ${(asked += 1)}th time`);
  };
  await expect(eventually(probe, soon)).rejects.toThrow('th time');
  expect(asked).toBeGreaterThan(1);
});

it('says what the last answer was when it never came true', async () => {
  await expect(eventually(() => false, soon)).rejects.toThrow('Not so within 100 ms; the last answer was false.');
});
