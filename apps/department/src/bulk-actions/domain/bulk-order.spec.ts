import fc from 'fast-check';
import { anyMoments } from '../../../test/any-history.ts';
import { handler } from '../../../test/samples.ts';
import type { OpenedCase } from '../../handling/domain/case-state.ts';
import { askedOfCases, type BulkCommand } from './bulk-order.ts';

const command: BulkCommand = { kind: 'resolve', visibility: 'public', text: '热源厂已并网，供热恢复。' };

/** Cases with any past, each with a number of its own. */
const anyCases: fc.Arbitrary<OpenedCase[]> = fc.array(anyMoments, { maxLength: 5 }).map((lives) =>
  lives.flatMap((moments, index) => {
    const { before } = moments.findLast(({ before: { status } }) => status !== 'unopened') ?? {};
    return before && before.status !== 'unopened' ? [{ ...before, number: `case-${index}` }] : [];
  }),
);

describe('What is asked of many cases', () => {
  it('is for each of them what the single command would be, in the order of the targets, whichever there are', () => {
    fc.assert(
      fc.property(anyCases, fc.array(fc.nat({ max: 6 })), fc.option(fc.nat()), (cases, places, version) => {
        const targets = places.map((place) => ({ caseNumber: `case-${place}`, version: version ?? undefined }));
        const asked = askedOfCases(command, handler, targets, cases);
        expect(asked).toHaveLength(targets.length);
        for (const [index, one] of asked.entries()) {
          const before = cases.find(({ number }) => number === targets[index]?.caseNumber);
          const seen = version ?? before?.version;
          expect(one).toEqual(before && { before, command: { ...command, by: handler, version: seen } });
        }
      }),
    );
  });
});
