import fc from 'fast-check';
import { anyHistory } from '../../../test/any-history.ts';
import type { CaseStep } from '../../known-cases/domain/case-step.ts';
import { type CaseFacts, factsOf } from '../../known-cases/domain/case-facts.ts';
import { knownCases, nothingKnown } from '../../known-cases/domain/known-case.ts';
import { verdictOn } from '../../known-cases/domain/verdict.ts';
import { type Entry, followedOn, refusalToClose, standingIn } from './entry.ts';

const listedOn = (facts: CaseFacts): Entry => ({
  ...{ id: 'e', caseId: facts.caseId, caseNumber: facts.number, because: 'hand', why: '反复反映' },
  ...{ supervisedBy: '410000', bureauIsNamed: false, dueAt: new Date(0), putBy: 's', putAt: new Date(0), version: 1 },
  ...standingIn(facts),
});
const closed = (entry: Entry): Entry => ({ ...entry, state: 'closed', evidence: '名册', version: entry.version + 1 });
const after = (entry: Entry, facts: CaseFacts): Entry => followedOn([entry], facts, [])[0]?.entry ?? entry;

/** A life of a case whose steps come in some order, some of them twice. */
const anyArrival = anyHistory.chain((steps) =>
  fc
    .tuple(fc.shuffledSubarray(steps, { minLength: steps.length }), fc.subarray(steps))
    .map(([shuffled, again]) => [...shuffled, ...again]),
);
/** At which arrivals a supervisor tries to close it. */
const attempts = fc.array(fc.boolean(), { minLength: 80, maxLength: 80 });

function arrived(steps: readonly CaseStep[], see: (facts: CaseFacts, index: number) => void): void {
  for (const index of steps.keys()) see(factsOf(knownCases(steps.slice(0, index + 1))[0]!), index);
}

describe('An entry of the supervision list', () => {
  it('is never closed by what happens to its case', () => {
    fc.assert(
      fc.property(anyArrival, (steps) => {
        let entry: Entry | undefined;
        arrived(steps, (facts) => {
          entry = entry ? after(entry, facts) : listedOn(facts);
          expect(entry.state).toBe(verdictOn(facts) === 'settled' ? 'settled' : 'followed');
        });
      }),
    );
  });

  it('stands in the end as its case does, whatever order the steps came in', () => {
    fc.assert(
      fc.property(anyArrival, (steps) => {
        const ends = [steps, steps.toSorted((a, b) => a.payload.caseVersion - b.payload.caseVersion)].map((order) => {
          let entry: Entry | undefined;
          arrived(order, (facts) => (entry = entry ? after(entry, facts) : listedOn(facts)));
          const { state, verdict, caseVersion, regionCode, bureau } = entry!;
          return { state, verdict, caseVersion, regionCode, bureau: bureau?.id };
        });
        expect(ends[0]).toEqual(ends[1]);
      }),
    );
  });

  it('is with no bureau that its case is a complaint about, be it open or closed', () => {
    const complained = { id: '410181-finance', name: '财政局', regionCode: '410181' };
    const other = { ...complained, id: '410181-housing' };
    const nothing = factsOf({ id: 'c', number: 'n', known: nothingKnown });
    const before = { ...nothing, version: 3, status: 'resolved', lead: other } as const;
    const found: CaseFacts = { ...before, version: 4, about: [complained.id] };
    const named = { ...listedOn(before), bureauIsNamed: true, bureau: complained };
    expect(after(named, found)).toMatchObject({ bureau: other, bureauIsNamed: false });
    expect(after({ ...named, bureau: other }, found)).toMatchObject({ bureau: other, bureauIsNamed: true });
    expect(after(closed(named), found)).toMatchObject({ state: 'closed', bureau: undefined });
    expect(after(closed({ ...named, bureau: other }), found)).toMatchObject({ state: 'closed', bureau: other });
    const merged = { predecessor: complained, successor: { ...complained, id: '410181-bureau' } };
    const aboutSuccessor = { ...found, about: [merged.successor.id] };
    expect(followedOn([named], aboutSuccessor, [merged])[0]?.entry).toMatchObject({
      bureau: other,
      bureauIsNamed: false,
    });
    const led = { ...listedOn(before), bureau: complained };
    expect(after(led, { ...found, lead: complained }).bureau).toBeUndefined();
  });

  it('is not closed without a reason while its citizen is not satisfied, whenever somebody tries', () => {
    fc.assert(
      fc.property(anyArrival, attempts, (steps, tries) => {
        let entry: Entry | undefined;
        arrived(steps, (facts, index) => {
          entry = entry ? after(entry, facts) : listedOn(facts);
          if (!tries[index] || refusalToClose(entry, undefined)) return;
          expect(verdictOn(facts)).toBe('settled');
          entry = closed(entry);
        });
      }),
    );
  });

  it('does not stay closed when the citizen’s last word, said after it, is that he is not satisfied', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        let entry: Entry | undefined;
        arrived(steps, (facts) => {
          entry = entry ? after(entry, facts) : listedOn(facts);
          if (refusalToClose(entry, undefined) === undefined) entry = closed(entry);
          if (verdictOn(facts) === 'not-satisfied') expect(entry.state).toBe('followed');
        });
      }),
    );
  });

  it('that was closed for a reason is not put back by what was known then', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        let last: CaseFacts | undefined;
        arrived(steps, (facts) => (last = facts));
        const entry = closed(listedOn(last!));
        expect(followedOn([entry], last!, [])).toEqual([]);
      }),
    );
  });

  it('is not put back beside another one that is followed already', () => {
    const facts: CaseFacts = {
      ...factsOf({ id: 'c', number: 'n', known: nothingKnown }),
      ...{ version: 9, status: 'resolved', resolvedIn: 8, wordIn: 9, word: { solved: false, satisfaction: 1 } },
    };
    const old = { ...closed(listedOn(facts)), caseVersion: 5 };
    const open = { ...listedOn(facts), id: 'f', putAt: new Date(1) };
    expect(followedOn([old, open], facts, [])).toEqual([]);
    expect(followedOn([old], facts, [])).toMatchObject([{ putBack: 'not-satisfied', entry: { state: 'followed' } }]);
    const older = { ...old, id: 'd', putAt: new Date(-1) };
    expect(followedOn([older, old], facts, [])).toMatchObject([{ entry: { id: 'e' } }]);
  });
});
