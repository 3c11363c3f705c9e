import fc from 'fast-check';
import { anyArrivals, anyHistory } from '../../../test/any-history.ts';
import { type CaseFacts, factsFrom, factsOf, mergedFacts } from './case-facts.ts';
import { verdictOn } from './verdict.ts';

const sorted = (facts: readonly CaseFacts[]) => facts.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));

describe('What is known of a case', () => {
  it('is the same in whatever order, and however often, its steps come', () => {
    fc.assert(
      fc.property(anyArrivals, (steps) => {
        const inOrder = steps.toSorted((a, b) => a.payload.caseVersion - b.payload.caseVersion);
        expect(sorted(factsOf(steps))).toEqual(sorted(factsOf(inOrder)));
      }),
    );
  });

  it('is the same whether steps come one by one or batch by batch', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (steps, anywhere) => {
        const cut = anywhere % steps.length;
        const [early, late] = [factsOf(steps.slice(0, cut))[0], factsOf(steps.slice(cut))[0]!];
        expect(early ? mergedFacts(late, early) : late).toEqual(factsOf(steps)[0]);
      }),
    );
  });

  it('is what is read back of it as JSON', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const [facts] = factsOf(steps);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      }),
    );
  });
});

describe('Whether a case is settled', () => {
  const base: CaseFacts = { caseId: 'c', number: 'n', status: { version: 5, is: 'resolved' }, resolved: said(4) };
  function said(version: number) {
    return { version, is: true } as const;
  }
  const word = (version: number, solved: boolean, satisfaction: number) => ({ version, is: { solved, satisfaction } });

  it.each([
    ['awaiting-word', base],
    ['settled', { ...base, word: word(5, true, 3) }],
    ['not-satisfied', { ...base, word: word(5, true, 2) }],
    ['not-satisfied', { ...base, word: word(5, false, 5) }],
    ['awaiting-word', { ...base, word: word(3, false, 1) }],
    ['settled', { ...base, status: { version: 6, is: 'closed' } }],
    ['not-satisfied', { ...base, status: { version: 6, is: 'closed' }, word: word(5, false, 1) }],
    ['open', { ...base, status: { version: 7, is: 'in-progress' }, word: word(5, true, 5) }],
    ['not-settled', { ...base, status: { version: 7, is: 'declined' } }],
    ['settled', { ...base, status: { version: 7, is: 'withdrawn' } }],
  ] as const)('is %s by what its citizen said of its last reply', (verdict, facts) => {
    expect(verdictOn(facts)).toBe(verdict);
  });

  it('is never so while it is being handled', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const last = factsFrom(steps.at(-1)!).status.is;
        const isHandled = !['resolved', 'closed', 'withdrawn'].includes(last);
        if (isHandled) expect(verdictOn(factsOf(steps)[0]!)).not.toBe('settled');
      }),
    );
  });
});
