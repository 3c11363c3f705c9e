import fc from 'fast-check';
import { settle } from './settle.ts';

const day = 24 * 60 * 60_000;
const deferred = { kind: 'deferred', problem: 'EENVELOPE 450' } as const;

describe('a delivery after a try', () => {
  it('is sent once the server took it', () => {
    expect(settle({ kind: 'sent' }, { attempts: 1, ageMs: 0 }, 0)).toEqual({ status: 'sent' });
  });

  it('failed at once where the recipient is refused', () => {
    const refused = { kind: 'refused', problem: 'EENVELOPE 550 5.1.1' } as const;
    expect(settle(refused, { attempts: 1, ageMs: 0 }, 0.5)).toEqual({
      status: 'failed',
      problem: 'EENVELOPE 550 5.1.1',
    });
  });

  it.each([
    [1, 30_000],
    [2, 60_000],
    [5, 480_000],
    [20, 4 * 60 * 60_000],
  ])('that was put off for the %ith time waits %i ms', (attempts, waitMs) => {
    expect(settle(deferred, { attempts, ageMs: 0 }, 0.5)).toEqual({
      status: 'pending',
      problem: 'EENVELOPE 450',
      waitMs,
      counts: true,
    });
  });

  it('waits a fifth shorter or longer than its fellows, by chance', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
        const settlement = settle(deferred, { attempts: 1, ageMs: 0 }, random);
        expect(settlement).toMatchObject({ status: 'pending' });
        if (settlement.status === 'pending') expect(Math.abs(settlement.waitMs - 30_000)).toBeLessThanOrEqual(6_000);
      }),
    );
  });

  it('is given up after forty tries or five days', () => {
    const gaveUp = { status: 'gave-up', problem: 'EENVELOPE 450' };
    expect(settle(deferred, { attempts: 40, ageMs: day }, 0)).toEqual(gaveUp);
    expect(settle(deferred, { attempts: 2, ageMs: 5 * day }, 0)).toEqual(gaveUp);
    expect(settle(deferred, { attempts: 39, ageMs: 5 * day - 1 }, 0)).toMatchObject({ status: 'pending' });
  });

  it('is not blamed while no server can be reached, however long that takes', () => {
    const unreachable = { kind: 'unreachable', problem: 'ESOCKET', misconfigured: false } as const;
    expect(settle(unreachable, { attempts: 500, ageMs: 30 * day }, 0)).toEqual({
      status: 'pending',
      problem: 'ESOCKET',
      waitMs: 1_000,
      counts: false,
    });
  });
});
