import fc from 'fast-check';
import { anyArrivals, anyHistory } from '../../../test/any-history.ts';
import { type CaseFacts, factsOf } from './case-facts.ts';
import type { CaseStep } from './case-step.ts';
import { knownCases, nothingKnown } from './known-case.ts';
import type { TellingEvent } from './telling-event.ts';
import { verdictOn } from './verdict.ts';

const about = { caseId: '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f', caseNumber: '20261123-0000042-7' };
const factsAfter = (steps: readonly CaseStep[]) => factsOf(knownCases(steps)[0]!);
const byId = (one: CaseFacts, other: CaseFacts) => (one.caseId < other.caseId ? -1 : 1);
const factsOfAll = (steps: readonly CaseStep[]) => knownCases(steps).map(factsOf).toSorted(byId);
const step = (type: CaseStep['type'], caseVersion: number, says: object): CaseStep =>
  ({
    type,
    payload: { ...about, caseVersion, occurredAt: `2026-11-23T0${caseVersion}:00:00.000Z`, ...says },
  }) as CaseStep;

describe('What is known of a case', () => {
  it('is the same in whatever order, and however often, its steps come', () => {
    fc.assert(
      fc.property(anyArrivals, (steps) => {
        const inOrder = steps.toSorted((a, b) => a.payload.caseVersion - b.payload.caseVersion);
        expect(factsOfAll(steps)).toEqual(factsOfAll(inOrder));
      }),
    );
  });

  it('is with the bureau that its latest step names, and with nobody once it was returned', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const { type, payload } = steps.at(-1)!;
        const named = 'lead' in payload ? payload.lead : 'bureau' in payload ? payload.bureau : undefined;
        expect(factsAfter(steps).lead).toEqual(type === 'xinqiao.case.returned.v1' ? undefined : named);
      }),
    );
  });

  it('is that it has come to an end, also when it was reopened', () => {
    const bureau = { id: '411681-taxation', name: '项城市税务局', regionCode: '411681' };
    const resolved = step('xinqiao.case.resolved.v1', 5, { bureau, visibility: 'public', text: '已办结' });
    const reopened = step('xinqiao.case.reopened.v1', 6, { bureau, status: 'in-progress', reopenings: 1 });
    expect(factsAfter([reopened, resolved])).toMatchObject({
      ...{ status: 'in-progress', reopenings: 1, reopenedIn: 6, resolvedIn: 5 },
      ended: { at: '2026-11-23T05:00:00.000Z', because: 'resolved' },
    });
  });

  it('is that it waits also after a bureau has helped meanwhile', () => {
    const bureau = { id: '411681-taxation', name: '项城市税务局', regionCode: '411681' };
    const helped = (says: object) => step('xinqiao.co-task.completed.v1', 5, { bureau, coBureau: bureau, ...says });
    expect(factsAfter([helped({ status: 'suspended' })])).toMatchObject({ status: 'suspended' });
    expect(factsAfter([helped({})])).toMatchObject({ status: 'in-progress' });
  });

  it('is whom it is a complaint about and whether it is urgent, as it was assigned last', () => {
    const [lead, other] = ['a', 'b'].map((name) => ({ id: `411681-${name}`, name, regionCode: '411681' }));
    const assigned = step('xinqiao.case.assigned.v1', 2, {
      lead,
      coHandling: [],
      about: [other],
      urgent: true,
      function: 'heating',
    });
    const again = step('xinqiao.case.assigned.v1', 4, { lead, coHandling: [], urgent: false });
    const [first, both] = [factsAfter([assigned]), factsAfter([again, assigned])];
    expect(first).toMatchObject({ about: ['411681-b'], urgent: true, function: 'heating' });
    expect(both).toMatchObject({ about: ['411681-b'], urgent: false, function: 'heating' });
  });

  it('is who was asked to help since it was last assigned', () => {
    const [lead, one, other] = ['a', 'b', 'c'].map((name) => ({ id: `411681-${name}`, name, regionCode: '411681' }));
    const assigned = step('xinqiao.case.assigned.v1', 2, { lead, coHandling: [one], urgent: false });
    const asked = step('xinqiao.co-task.assigned.v1', 3, { bureau: lead, coBureau: other, task: '核实' });
    const again = step('xinqiao.case.assigned.v1', 4, { lead, coHandling: [], urgent: false });
    expect(factsAfter([asked, assigned]).helping).toEqual(['411681-b', '411681-c']);
    expect(factsAfter([again, asked, assigned]).helping).toEqual([]);
  });

  it('is whom the router found it to be a complaint about, until a step says', () => {
    const [lead, other] = ['a', 'b'].map((name) => ({ id: `411681-${name}`, name, regionCode: '411681' }));
    const says = { decidedAt: '2026-11-23T01:00:00.000Z', about: [other], sure: false, reasons: [] };
    const decided = { type: 'xinqiao.routing.decided.v1', payload: { ...about, ...says } } as unknown as TellingEvent;
    const triage = step('xinqiao.case.sent-to-triage.v1', 2, { reasons: [] });
    const corrected = step('xinqiao.case.assigned.v1', 3, { lead, coHandling: [], about: [], urgent: false });
    const aboutAfter = (events: readonly TellingEvent[]) => factsOf(knownCases(events)[0]!).about;
    expect(aboutAfter([triage, decided])).toEqual(['411681-b']);
    expect(aboutAfter([corrected, triage, decided])).toEqual([]);
  });

  it('is that a complaint about a bureau is one about its successor, also after a merger that names nobody', () => {
    const [lead, other, successor] = ['a', 'b', 'c'].map((name) => ({
      id: `411681-${name}`,
      name,
      regionCode: '411681',
    }));
    const assigned = step('xinqiao.case.assigned.v1', 2, { lead, coHandling: [], about: [other], urgent: false });
    const merged = { status: 'assigned', bureau: lead, predecessor: other, successor };
    const about = step('xinqiao.case.bureau-succeeded.v1', 3, { ...merged, about: [other, successor] });
    const silent = step('xinqiao.case.bureau-succeeded.v1', 4, merged);
    expect(factsAfter([silent, about, assigned]).about).toEqual(['411681-b', '411681-c']);
  });

  it('is that it belongs where a correction, a merger or a return has put it, in whatever order these come', () => {
    const [lead, successor] = ['411681', '411602'].map((regionCode) => ({
      ...{ id: `${regionCode}-a`, name: 'a', regionCode },
    }));
    const place = (code: string) => ({ code, name: code });
    const placed = { lead, coHandling: [], urgent: false, jurisdiction: place('411681') };
    const assigned = step('xinqiao.case.assigned.v1', 2, placed);
    const kept = { status: 'assigned', bureau: successor, predecessor: lead, successor };
    const moved = step('xinqiao.case.bureau-succeeded.v1', 3, { ...kept, jurisdiction: place('411602') });
    const silent = step('xinqiao.case.bureau-succeeded.v1', 4, kept);
    const corrected = step('xinqiao.case.assigned.v1', 5, {
      ...{ ...placed, jurisdiction: place('410100') },
      corrections: [{ of: 'region', from: '411602', to: '410100' }],
    });
    for (const steps of [
      [assigned, moved, silent],
      [silent, moved, assigned],
    ])
      expect(factsAfter(steps).regionCode).toBe('411602');
    const back = { bureau: successor, sentTo: 'triage', reason: '不属本区', jurisdiction: place('411681') };
    const returned = step('xinqiao.case.returned.v1', 4, back);
    for (const steps of [
      [assigned, moved, returned],
      [returned, moved, assigned],
    ])
      expect(factsAfter(steps).regionCode).toBe('411681');
    for (const steps of [
      [assigned, moved, corrected],
      [corrected, moved, assigned],
    ])
      expect(factsAfter(steps).regionCode).toBe('410100');
  });

  it('is nothing but its number while only others than its steps have spoken of it', () => {
    const facts = factsOf({ id: about.caseId, number: about.caseNumber, known: nothingKnown });
    expect(facts).toEqual({
      ...{ caseId: about.caseId, number: about.caseNumber, version: 0, about: [], helping: [] },
      ...{ resolvedIn: 0, wordIn: 0, reopenings: 0, reopenedIn: 0 },
    });
    expect(verdictOn(facts)).toBe('open');
  });
});

describe('Whether a case is settled', () => {
  const nothing = factsOf({ id: 'c', number: 'n', known: nothingKnown });
  const base: CaseFacts = { ...nothing, version: 5, status: 'resolved', resolvedIn: 4 };
  const word = (wordIn: number, solved: boolean, satisfaction: number) => ({ wordIn, word: { solved, satisfaction } });

  it.each([
    ['awaiting-word', base],
    ['settled', { ...base, ...word(5, true, 4) }],
    ['not-satisfied', { ...base, ...word(5, true, 3) }],
    ['not-satisfied', { ...base, ...word(5, false, 5) }],
    ['awaiting-word', { ...base, ...word(3, false, 1) }],
    ['settled', { ...base, status: 'closed' }],
    ['not-satisfied', { ...base, status: 'closed', ...word(5, false, 1) }],
    ['open', { ...base, status: 'in-progress', ...word(5, true, 5) }],
    ['not-settled', { ...base, status: 'declined' }],
    ['settled', { ...base, status: 'withdrawn' }],
  ] as const)('is %s by what its citizen said of its last reply', (verdict, facts) => {
    expect(verdictOn(facts)).toBe(verdict);
  });

  it('is never so while it is being handled', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const facts = factsAfter(steps);
        const isHandled = !['resolved', 'closed', 'withdrawn'].includes(facts.status ?? '');
        if (isHandled) expect(verdictOn(facts)).not.toBe('settled');
      }),
    );
  });
});
