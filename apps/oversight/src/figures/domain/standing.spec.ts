import fc from 'fast-check';
import { anyArrivals, anyHistory } from '../../../test/any-history.ts';
import type { CaseStep } from '../../known-cases/domain/case-step.ts';
import { statusFrom } from '../../known-cases/domain/case-step.ts';
import { joined, knownCases } from '../../known-cases/domain/known-case.ts';
import { standingOf } from './standing.ts';

const knownAfter = (steps: readonly CaseStep[]) => knownCases(steps)[0]!.known;
const standingAfter = (...steps: readonly CaseStep[]) => standingOf(knownAfter(steps));
const standings = (steps: readonly CaseStep[]) =>
  knownCases(steps)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ known }) => standingOf(known));

describe('where a case stands', () => {
  it('is what its latest step says', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const last = steps.at(-1)!;
        expect(standingAfter(...steps)?.status).toBe(statusFrom(last));
        expect(standingAfter(...steps)?.bureauId).toBe(standingAfter(last)?.bureauId);
      }),
    );
  });

  it.each(['triage', 'arbitration'] as const)('is with %s when it was returned to it, and with no bureau', (sentTo) => {
    const bureau = { id: '411681-urban-management', name: '项城市城市管理局', regionCode: '411681' };
    const step = { caseId: 'c', caseNumber: 'n', caseVersion: 3, occurredAt: '2026-11-01T00:00:00.000Z' };
    const returned = {
      type: 'xinqiao.case.returned.v1',
      payload: { ...step, bureau, sentTo, reason: '职责' },
    } as const;
    expect(standingAfter(returned)).toMatchObject({ status: sentTo, bureauId: undefined });
  });

  it('is what a step says that is possible in several statuses', () => {
    const step = { caseId: 'c', caseNumber: 'n', caseVersion: 3, occurredAt: '2026-11-01T00:00:00.000Z' };
    const bureau = { id: '411681-urban-management', name: '项城市城市管理局', regionCode: '411681' };
    const supplemented = { type: 'xinqiao.case.supplemented.v1' } as const;
    expect(standingAfter({ ...supplemented, payload: { ...step, status: 'triage', text: '还有照片' } })).toMatchObject({
      status: 'triage',
      bureauId: undefined,
    });
    expect(
      standingAfter({ ...supplemented, payload: { ...step, status: 'suspended', bureau, text: '还有照片' } }),
    ).toMatchObject({ status: 'suspended', bureauId: bureau.id });
  });

  it('is the same in whatever order, and however often, the steps come', () => {
    fc.assert(
      fc.property(anyArrivals, (steps) => {
        const inOrder = steps.toSorted((a, b) => a.payload.caseVersion - b.payload.caseVersion);
        expect(standings(steps)).toEqual(standings(inOrder));
      }),
    );
  });

  it('is the same whether steps are merged one by one or batch by batch', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (steps, anywhere) => {
        const cut = anywhere % steps.length;
        const [late, ...early] = [steps.slice(cut), steps.slice(0, cut)]
          .filter((part) => part.length > 0)
          .map(knownAfter);
        expect(standingOf(early.reduce(joined, late!))).toEqual(standingAfter(...steps));
      }),
    );
  });

  it('is in the jurisdiction that was named last, else where its writer says, else where its first bureau is', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const said = steps.map(({ payload }) => payload);
        const jurisdictions = said.flatMap((one) => ('jurisdiction' in one ? (one.jurisdiction?.code ?? []) : []));
        const hints = said.flatMap((one) => ('regionHint' in one ? (one.regionHint ?? []) : []));
        const bureaus = said.flatMap((one) => ('lead' in one ? one.lead.regionCode : []));
        expect(standingAfter(...steps)?.regionCode).toBe(jurisdictions.at(-1) ?? hints[0] ?? bureaus[0]);
      }),
    );
  });

  it('counts a case under its jurisdiction rather than under the region of its bureau', () => {
    const bureau = { id: '410100-heating', name: '郑州市城市管理局', regionCode: '410100' };
    const payload = {
      caseId: '0190d1f0-0000-7000-8000-000000000001',
      caseNumber: '20261101-0000001-1',
      caseVersion: 2,
      occurredAt: '2026-11-01T00:00:00.000Z',
      lead: bureau,
      coHandling: [],
      urgent: false,
      assignedBy: 'router' as const,
      reasons: [],
    };
    const type = 'xinqiao.case.assigned.v1' as const;
    expect(standingAfter({ type, payload })?.regionCode).toBe('410100');
    const jurisdiction = { code: '410105', name: '金水区' };
    expect(standingAfter({ type, payload: { ...payload, jurisdiction } })?.regionCode).toBe('410105');
  });
});
