import fc from 'fast-check';
import type { Correction } from '#contracts';
import { type Fact, factOf } from './fact.ts';
import { tell } from './tell.ts';
import { timelineOf, type VersionedFact } from './timeline.ts';

const submittedAt = new Date('2026-11-23T08:00:00Z');
const bureau = '项城市人力资源和社会保障局';
const lifeOfScenarioA: Fact[] = [
  { kind: 'opened' },
  { kind: 'assigned', lead: bureau, coHandling: ['项城市住房和城乡建设局'], reasons: ['来信提到拖欠工资。'] },
  { kind: 'accepted', bureau },
  { kind: 'contacted', bureau, first: true },
  { kind: 'replied', bureau, reply: { visibility: 'private', text: '已到工地核实。' } },
  { kind: 'resolved', bureau, reply: { visibility: 'public', text: '工资已全部付清。' } },
];
const facts: VersionedFact[] = lifeOfScenarioA.map((fact, index) => ({
  version: index + 1,
  occurredAt: new Date(submittedAt.getTime() + index * 60_000),
  fact,
}));
const texts = (known: readonly VersionedFact[]) => timelineOf(submittedAt, known).map(({ text }) => text);

describe('A timeline', () => {
  it('leaves a case that waits where it is when a bureau has helped, and one of before in progress', () => {
    const helped = (fact: object) =>
      timelineOf(submittedAt, [
        { version: 1, occurredAt: submittedAt, fact: { kind: 'co-task-completed', coBureau: bureau, ...fact } },
      ]).at(-1)?.status;
    expect(helped({ status: 'suspended' })).toBe('suspended');
    expect(helped({})).toBe('in-progress');
  });

  it('begins when the message was taken, before anything else is known', () => {
    expect(timelineOf(submittedAt, [])).toEqual([
      { occurredAt: submittedAt, status: 'received', statusName: '待派单', text: '已收到您的留言。' },
    ]);
  });

  it('tells each step with its status in Chinese', () => {
    expect(timelineOf(submittedAt, facts).map(({ statusName, text }) => `${statusName} ${text}`)).toEqual([
      '待派单 已收到您的留言。',
      '待派单 您的诉求已登记，正在派单。',
      '待签收 已派单至项城市人力资源和社会保障局，由项城市住房和城乡建设局协办。来信提到拖欠工资。',
      '办理中 项城市人力资源和社会保障局已签收，正在办理。',
      '办理中 项城市人力资源和社会保障局已首次与您联系。',
      '办理中 项城市人力资源和社会保障局作出了阶段性答复。',
      '已办结 项城市人力资源和社会保障局已办结，并作出了答复。',
    ]);
  });

  it('tells what was corrected, and nothing of what nobody had said before', () => {
    const step = { caseId: 'c', caseNumber: 'n', caseVersion: 2, occurredAt: '2026-11-23T08:00:00.000Z' };
    const lead = { id: '411681-a', name: bureau, regionCode: '411681' };
    const told = (corrections: Correction[]) =>
      tell(
        factOf({
          type: 'xinqiao.case.assigned.v1',
          payload: {
            ...{ ...step, lead, coHandling: [], kind: 'complaint', urgent: true, reasons: ['依职责。'] },
            ...{ jurisdiction: { code: '411681', name: '项城市' }, assignedBy: 'triage-officer', corrections },
          },
        }),
      );
    expect(
      told([
        { of: 'kind', from: 'help', to: 'complaint' },
        { of: 'urgent', from: 'false', to: 'true' },
        { of: 'region', from: '411600', to: '411681' },
      ]),
    ).toBe(`已派单至${bureau}。属地更正为项城市，诉求类型更正为投诉，改按紧急件办理。依职责。`);
    const untold = [{ of: 'region', to: '411681' } as const, { of: 'function', from: 'a', to: 'b' } as const];
    expect(told(untold)).toBe(`已派单至${bureau}。依职责。`);
  });

  it('tells who sent it back and why, and who decided', () => {
    const told = [
      { kind: 'opened' } as const,
      { kind: 'returned', bureau: '项城市城市管理局', sentTo: 'arbitration', reason: '属劳动争议。' } as const,
      { kind: 'arbitrated', lead: bureau } as const,
      { kind: 'assigned', lead: bureau, coHandling: [], reasons: ['工资争议由人社部门主办。'] } as const,
    ].map((fact, index) => ({ version: index + 1, occurredAt: submittedAt, fact }));
    expect(timelineOf(submittedAt, told).slice(2)).toMatchObject([
      {
        status: 'arbitration',
        text: '项城市城市管理局认为不属于其职责，已退回，将由上级裁定承办单位。原因：属劳动争议。',
      },
      { status: 'assigned', text: '经上级裁定，由项城市人力资源和社会保障局主办。' },
      { status: 'assigned', text: '已派单至项城市人力资源和社会保障局。工资争议由人社部门主办。' },
    ]);
  });

  it('tells where it stands when a step is possible in several statuses, and the day in China', () => {
    const text = '考勤表照片在我手里。';
    const told = [
      { kind: 'supplemented', status: 'triage', text } as const,
      { kind: 'reopened', status: 'in-progress', bureau, reopenedBy: 'citizen', reason: '只结清了一半。' } as const,
      {
        kind: 'suspended',
        bureau,
        waitingFor: 'citizen',
        reason: '请提供材料。',
        until: '2026-11-30T16:00:00.000Z',
      } as const,
    ].map((fact, index) => ({ version: index + 1, occurredAt: submittedAt, fact }));
    expect(timelineOf(submittedAt, told).slice(1)).toMatchObject([
      { status: 'triage', text: `您补充了情况：${text}` },
      { status: 'in-progress', text: `应您的要求重新办理，由${bureau}继续办理。原因：只结清了一半。` },
      { status: 'suspended', text: `${bureau}暂停办理，等待您的答复，预计至12月1日。原因：请提供材料。` },
    ]);
  });

  it('says what each text of somebody is, and ends it with a stop', () => {
    const told = [
      {
        kind: 'declined',
        legalGround: '《信访工作条例》第十九条',
        explanation: '已进入诉讼程序。',
        askInstead: '项城市人民法院',
      } as const,
      { kind: 'reopened', status: 'triage', reopenedBy: 'citizen', reason: '我没有起诉！' } as const,
      { kind: 'withdrawn' } as const,
    ].map((fact, index) => ({ version: index + 1, occurredAt: submittedAt, fact }));
    expect(texts(told).slice(1)).toEqual([
      '不予受理。依据：《信访工作条例》第十九条。原因：已进入诉讼程序。建议向以下单位反映：项城市人民法院。',
      '应您的要求重新办理，将重新确定承办单位。原因：我没有起诉！',
      '您已撤回诉求。',
    ]);
  });

  it('shows replies, and marks those that are for the citizen alone', () => {
    expect(timelineOf(submittedAt, facts).flatMap(({ reply }) => reply ?? [])).toEqual([
      { visibility: 'private', text: '已到工地核实。' },
      { visibility: 'public', text: '工资已全部付清。' },
    ]);
  });

  it('is the same in whatever order the facts arrived', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(texts(shuffled)).toEqual(texts(facts));
      }),
    );
  });

  it('never tells a later version before an earlier one', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(facts), (some) => {
        const told = texts(some);
        expect(told).toEqual(texts(facts).slice(0, told.length));
      }),
    );
  });
});
