import fc from 'fast-check';
import { type CaseFacts, mergedFacts, noFacts } from './case-facts.ts';

const about = { caseId: '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f', caseNumber: '20261123-0000042-7' };
const version = fc.integer({ min: 1, max: 6 });
const lead = { id: '411681-taxation', name: '项城市税务局', regionCode: '411681' };

/** What one event may say: of one version always the same. */
const anyFacts: fc.Arbitrary<CaseFacts> = fc.oneof(
  version.map((said) => ({ ...noFacts(about), leadVersion: said, lead: said % 2 ? lead : undefined })),
  version.map((said) => ({
    ...noFacts(about),
    matterVersion: said,
    function: `function-${said}`,
    urgent: said % 2 === 0,
  })),
  version.map((said) => ({ ...noFacts(about), regionVersion: said, regionCode: `41168${said}` })),
  fc.tuple(version, fc.constantFrom('resolved', 'closed')).map(([day, endedBecause]): CaseFacts => {
    return { ...noFacts(about), endedAt: `2026-12-0${day}T08:00:00.000Z`, endedBecause };
  }),
);

describe('What is known of a case', () => {
  it('does not depend on the order in which it was told, nor on how often', () => {
    const arrivals = fc
      .array(anyFacts, { minLength: 1, maxLength: 12 })
      .chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length })),
      );
    fc.assert(
      fc.property(arrivals, ([facts, shuffled]) => {
        expect(shuffled.reduce(mergedFacts)).toEqual(facts.reduce(mergedFacts));
      }),
    );
  });

  it('keeps what was said where a later step says nothing of it', () => {
    const [first, second] = [{ ...noFacts(about), regionVersion: 1, regionCode: '411681' }, noFacts(about)];
    expect(mergedFacts(first, second)).toMatchObject({ regionCode: '411681' });
    expect(mergedFacts(second, first)).toMatchObject({ regionCode: '411681' });
  });

  it('is that a case is at its end, whatever else is told', () => {
    const end: CaseFacts = { ...noFacts(about), endedAt: '2026-12-01T08:00:00.000Z', endedBecause: 'merged' };
    expect(mergedFacts(noFacts(about), end)).toMatchObject({ endedBecause: 'merged' });
    expect(mergedFacts(end, noFacts(about))).toMatchObject({ endedBecause: 'merged' });
  });
});
