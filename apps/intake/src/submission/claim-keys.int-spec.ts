import { randomUUID } from 'node:crypto';
import { eventually } from '#testing';
import { IntakeUnderTest, wages } from '../../test/intake-under-test.ts';
import { claimKeys } from './claim-keys.ts';
import type { Submission } from './submission.ts';

describe('Unique keys', () => {
  let intake: IntakeUnderTest;

  beforeAll(async () => {
    intake = await IntakeUnderTest.start();
  });
  afterAll(() => intake.stop());
  beforeEach(() => intake.empty());

  const wanting = (...keys: string[]): Submission[] =>
    keys.map((key) => ({ caseId: randomUUID(), message: wages, uniqueKeys: [key] }));

  const claim = (submissions: readonly Submission[], meanwhile?: () => Promise<void>): Promise<number> =>
    intake.dataSource.transaction(async (manager) => {
      const { keys } = await claimKeys(manager, submissions);
      await meanwhile?.();
      return keys.size;
    });

  const twoWait = () =>
    eventually(async () => {
      const waiting = await intake.dataSource.query<unknown[]>(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length === 2;
    });

  it('go to one of two instances that want the same ones at once, in whichever order each has them', async () => {
    let claims: Promise<number[]> | undefined;
    await claim(wanting('m'), async () => {
      claims = Promise.all([claim(wanting('a', 'm', 'z')), claim(wanting('z', 'm', 'a'))]);
      await twoWait();
    });
    expect((await claims)?.toSorted()).toEqual([0, 2]);
  });
});
