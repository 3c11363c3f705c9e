import fc from 'fast-check';
import { v7 } from 'uuid';
import type { Bureau } from '#contracts';
import type { CaseStep } from '../src/figures/domain/case-step.ts';

/** Steps of one Case without what every step says. */
type Happening = { [S in CaseStep['type']]: { type: S; says: object } }[CaseStep['type']];

const bureaus: Bureau[] = ['411681', '411600', '410100'].map((regionCode) => ({
  id: `${regionCode}-urban-management`,
  name: '城市管理局',
  regionCode,
}));
const region = fc.constantFrom('411681', '411624', '411002');
const mayBe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const said = (code: string | undefined) => (code ? { code, name: '某地' } : undefined);
const submittedAt = '2026-11-01T00:00:00.000Z';

const opened = mayBe(region).map((regionHint): Happening => {
  return { type: 'xinqiao.case.opened.v1', says: { channel: 'web', submittedAt, regionHint } };
});
const triage = mayBe(region).map((code): Happening => {
  return { type: 'xinqiao.case.sent-to-triage.v1', says: { reasons: ['地点不明'], jurisdiction: said(code) } };
});
const assigned = (lead: Bureau) =>
  mayBe(region).map((code): Happening => {
    const rest = { coHandling: [], urgent: false, assignedBy: 'router', reasons: ['属地'] };
    return { type: 'xinqiao.case.assigned.v1', says: { lead, jurisdiction: said(code), ...rest } };
  });
/** Returned, and put back by triage or by a ruling; or none of it. */
const returned = (bureau: Bureau) =>
  fc.constantFrom('triage', 'arbitration', undefined).map((sentTo): Happening[] => {
    if (!sentTo) return [];
    const decided = { lead: bureau, coHandling: [], reasons: ['职责'] };
    return [
      { type: 'xinqiao.case.returned.v1', says: { bureau, sentTo, reason: '职责' } },
      ...(sentTo === 'arbitration' ? [{ type: 'xinqiao.case.arbitrated.v1' as const, says: decided }] : []),
      { type: 'xinqiao.case.assigned.v1', says: { ...decided, urgent: false, assignedBy: 'triage-officer' } },
    ];
  });
const handled = (bureau: Bureau) => {
  const reply = { bureau, visibility: 'public', text: '已核实' };
  return fc
    .array(
      fc.constantFrom<Happening>(
        { type: 'xinqiao.case.contacted.v1', says: { bureau, first: true } },
        { type: 'xinqiao.case.replied.v1', says: reply },
      ),
      { maxLength: 2 },
    )
    .map((middle): Happening[] => [
      { type: 'xinqiao.case.accepted.v1', says: { bureau } },
      ...middle,
      { type: 'xinqiao.case.resolved.v1', says: reply },
    ]);
};

const wholeLife = fc
  .constantFrom(...bureaus)
  .chain((bureau) =>
    fc
      .tuple(opened, mayBe(triage), assigned(bureau), returned(bureau), handled(bureau))
      .map(([first, doubt, decided, back, rest]) => [first, ...(doubt ? [doubt] : []), decided, ...back, ...rest]),
  );

/** The steps of one Case as department announces them, from the first up to any of them. */
export const anyHistory: fc.Arbitrary<CaseStep[]> = fc
  .tuple(wholeLife, fc.nat())
  .map(([life, length]) => numbered(life.slice(0, 1 + (length % life.length))));

/** Steps of several Cases, some of them twice, in any order across and within the Cases. */
export const anyArrivals: fc.Arbitrary<CaseStep[]> = fc
  .array(anyHistory, { minLength: 1, maxLength: 8 })
  .map((histories) => histories.flat())
  .chain((steps) =>
    fc
      .tuple(fc.subarray(steps), fc.array(fc.nat(), { minLength: 2 * steps.length, maxLength: 2 * steps.length }))
      .map(([again, ranks]) => shuffled([...steps, ...again], ranks)),
  );

function numbered(life: readonly Happening[]): CaseStep[] {
  const caseId = v7();
  return life.map(({ type, says }, index) => {
    const base = { caseId, caseNumber: '20261101-0000001-1', caseVersion: index + 1, occurredAt: submittedAt };
    return { type, payload: { ...base, ...says } } as CaseStep;
  });
}

function shuffled<T>(items: readonly T[], ranks: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, rank: ranks[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
