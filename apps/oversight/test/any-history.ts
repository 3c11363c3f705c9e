import fc from 'fast-check';
import { v7 } from 'uuid';
import type { Bureau } from '#contracts';
import { formatCaseNumber } from '#domain';
import type { CaseStep } from '../src/known-cases/domain/case-step.ts';

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
const dayMs = 86_400_000;
const momentAfter = (days: number) => new Date(Date.parse(submittedAt) + days * dayMs).toISOString();
const days = fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10);
/** What only some steps say: of the clocks that department sets, those that figures are reckoned by. */
const clocksFrom = (deadline: number, stopped?: number) =>
  (['first-contact', 'resolve'] as const).map((clock) => ({
    clock,
    startedAt: submittedAt,
    term: { amount: 15, unit: 'working-days' },
    policyVersion: 1,
    calendarVersion: 1,
    deadline: momentAfter(deadline),
    ...(stopped === undefined ? {} : { stoppedAt: momentAfter(stopped) }),
  }));

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
  fc.tuple(fc.constantFrom('triage', 'arbitration', undefined), mayBe(region)).map(([sentTo, code]): Happening[] => {
    if (!sentTo) return [];
    const decided = { lead: bureau, coHandling: [], reasons: ['职责'] };
    return [
      { type: 'xinqiao.case.returned.v1', says: { bureau, sentTo, reason: '职责', jurisdiction: said(code) } },
      ...(sentTo === 'arbitration' ? [{ type: 'xinqiao.case.arbitrated.v1' as const, says: decided }] : []),
      { type: 'xinqiao.case.assigned.v1', says: { ...decided, urgent: false, assignedBy: 'triage-officer' } },
    ];
  });
/** How it ends: rated, filed, taken up again, or withdrawn before. */
const ended = (bureau: Bureau) => {
  const reply = { bureau, visibility: 'public', text: '已核实' };
  const resolved: Happening = { type: 'xinqiao.case.resolved.v1', says: reply };
  const closed: Happening = { type: 'xinqiao.case.closed.v1', says: { bureau, because: 'rated' } };
  const reopened: Happening = {
    type: 'xinqiao.case.reopened.v1',
    says: { status: 'in-progress', bureau, reopenedBy: 'citizen', reason: '未解决', reopenings: 1 },
  };
  const declined: Happening = { type: 'xinqiao.case.declined.v1', says: { bureau, explanation: '已由法院立案' } };
  const takenUp: Happening = {
    type: 'xinqiao.case.reopened.v1',
    says: { status: 'triage', reopenedBy: 'supervisor', reason: '应当受理', reopenings: 1 },
  };
  const given: Happening = {
    type: 'xinqiao.case.assigned.v1',
    says: { lead: bureau, coHandling: [], urgent: false, assignedBy: 'triage-officer', reasons: ['职责'] },
  };
  const ratings = fc.record({ solved: fc.boolean(), satisfaction: fc.integer({ min: 1, max: 5 }) });
  const rated = ratings.map((said): Happening => ({ type: 'xinqiao.case.rated.v1', says: { bureau, ...said } }));
  return rated.chain((first) =>
    rated.chain((second) =>
      fc.constantFrom<Happening[]>(
        [resolved],
        [resolved, first, closed],
        [resolved, first, closed, reopened, resolved],
        [resolved, first, closed, reopened, resolved, second],
        [{ type: 'xinqiao.case.withdrawn.v1', says: { bureau } }],
        [declined],
        [declined, takenUp, given],
        [declined, takenUp, given, resolved, first],
      ),
    ),
  );
};
const handled = (bureau: Bureau) => {
  const reply = { bureau, visibility: 'public', text: '已核实' };
  const ground = { legalGround: '信访工作条例', explanation: '已由法院立案' };
  const other = { caseId: v7(), caseNumber: '20261122-0000017-4' };
  const task = { bureau, taskId: v7(), coBureau: bureaus[0] };
  const hotIssue = { hotIssueId: v7(), title: '集中供热不达标' };
  const successor = bureaus.find(({ id }) => id !== bureau.id);
  const suspended = { bureau, waitingFor: 'citizen', reason: '待补充材料', until: submittedAt };
  const middle = fc.array(
    fc.constantFrom<Happening>(
      { type: 'xinqiao.case.handler-assigned.v1', says: { status: 'in-progress', bureau, handler: 'h-1' } },
      { type: 'xinqiao.case.contacted.v1', says: { bureau, first: true } },
      { type: 'xinqiao.case.replied.v1', says: reply },
      { type: 'xinqiao.case.supplemented.v1', says: { status: 'in-progress', bureau, text: '还有照片' } },
      { type: 'xinqiao.case.suspended.v1', says: suspended },
      { type: 'xinqiao.case.resumed.v1', says: { bureau, suspendedAt: submittedAt } },
      { type: 'xinqiao.case.extension-requested.v1', says: { bureau, days: 10, reason: '施工' } },
      { type: 'xinqiao.case.extended.v1', says: { bureau, days: 10 } },
      { type: 'xinqiao.case.extension-refused.v1', says: { bureau, days: 10, reason: '可先答复' } },
      { type: 'xinqiao.co-task.assigned.v1', says: { ...task, task: '核查工程款' } },
      { type: 'xinqiao.co-task.completed.v1', says: { ...task, answer: '已拨付' } },
      { type: 'xinqiao.co-task.waived.v1', says: { ...task, reason: '已有凭证' } },
      { type: 'xinqiao.case.merged.v1', says: { into: other, bureau, reason: '同一事项' } },
      { type: 'xinqiao.case.unmerged.v1', says: { status: 'in-progress', bureau, from: other, reason: '并非同一' } },
      { type: 'xinqiao.case.joined-hot-issue.v1', says: { status: 'in-progress', bureau, hotIssue } },
      { type: 'xinqiao.case.left-hot-issue.v1', says: { status: 'in-progress', bureau, hotIssue } },
      {
        type: 'xinqiao.case.complained-of.v1',
        says: {
          status: 'in-progress',
          bureau,
          named: bureaus[0],
          hadIt: false,
          about: [bureaus[0]],
          foundBy: 'supervisor',
          reason: '涉及该局',
        },
      },
      {
        type: 'xinqiao.case.bureau-succeeded.v1',
        says: { status: 'in-progress', bureau: successor, predecessor: bureau, successor },
      },
      {
        type: 'xinqiao.case.bureau-succeeded.v1',
        says: {
          ...{ status: 'in-progress', bureau: successor, predecessor: bureau, successor },
          jurisdiction: said(successor?.regionCode),
        },
      },
      { type: 'xinqiao.case.decline-proposed.v1', says: { bureau, ...ground } },
      { type: 'xinqiao.case.decline-refused.v1', says: { status: 'in-progress', bureau, reason: '应当受理' } },
    ),
    { maxLength: 4 },
  );
  return fc
    .tuple(middle, ended(bureau))
    .map(([steps, end]): Happening[] => [{ type: 'xinqiao.case.accepted.v1', says: { bureau } }, ...steps, ...end]);
};

const wholeLife = fc
  .constantFrom(...bureaus)
  .chain((bureau) =>
    fc
      .tuple(opened, mayBe(triage), assigned(bureau), returned(bureau), handled(bureau))
      .map(([first, doubt, decided, back, rest]) => [first, ...(doubt ? [doubt] : []), decided, ...back, ...rest]),
  );

/** Each case has its own. */
let numbers = 0;

/** The steps of one Case as department announces them, from the first up to any of them. */
export const anyHistory: fc.Arbitrary<CaseStep[]> = fc
  .tuple(wholeLife, fc.nat(), fc.array(days, { minLength: 60, maxLength: 60 }))
  .map(([life, length, times]) => numbered(life.slice(0, 1 + (length % life.length)), times));

/** Steps of several Cases, some of them twice, in any order across and within the Cases. */
export const anyArrivals: fc.Arbitrary<CaseStep[]> = fc
  .array(anyHistory, { minLength: 1, maxLength: 8 })
  .map((histories) => histories.flat())
  .chain((steps) =>
    fc
      .tuple(fc.subarray(steps), fc.array(fc.nat(), { minLength: 2 * steps.length, maxLength: 2 * steps.length }))
      .map(([again, ranks]) => shuffled([...steps, ...again], ranks)),
  );

/** Numbers the steps, spreads them over the days of one month, and has some of them say how the clocks stand. */
function numbered(life: readonly Happening[], times: readonly number[]): CaseStep[] {
  const caseId = v7();
  const caseNumber = formatCaseNumber(new Date(submittedAt), ++numbers);
  let passed = 0;
  return life.map(({ type, says }, index) => {
    const [wait = 0, term = 0] = times.slice(2 * index);
    passed += index === 0 ? 0 : wait / 25;
    const stops = type === 'xinqiao.case.resolved.v1' || type === 'xinqiao.case.contacted.v1';
    const clocks = term > 10 && index > 0 ? { clocks: clocksFrom(term / 2, stops ? passed : undefined) } : {};
    const base = { caseId, caseNumber, caseVersion: index + 1, occurredAt: momentAfter(passed) };
    return { type, payload: { ...base, ...says, ...clocks } } as CaseStep;
  });
}

export function shuffled<T>(items: readonly T[], ranks: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, rank: ranks[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
