import { eventually, shiftClock, testSystem } from '#testing';
import type { System } from '../../deploy/local/system.ts';
import { Citizen, type Receipt, type TrackedCase } from '../actors/citizen.ts';
import { type QueueEntry, StaffMember } from '../actors/staff-member.ts';

const patience = { deadline: 20_000 };

/** What bureaus make of the cases that reporting tells of, each in words of its own. */
describe('Bureaus settle what is asked of them', () => {
  let system: System;
  let citizen: Citizen;

  beforeAll(async () => {
    system = await testSystem();
    citizen = new Citizen(system);
  }, 120_000);
  afterAll(() => system.stop());

  it('scenario B: old people who cannot travel are rung within two days, and enrol in their township within three weeks', async () => {
    const handler = await StaffMember.signIn(system, 'jianan-medical-security-handler');
    const receipt = await citizen.write({
      channel: 'message-board',
      subject: '替村里老人说句话：医保登记能不能在镇上办',
      body: '我是许昌市建安区一个村的社保协管员，村里老人每年办居民医保参保都要坐车去区里，腿脚不好来回半天，建议把医保参保登记放到乡镇办理。',
    });
    const entry = await onQueue(handler, '411003-medical-security', receipt);
    expect(runningClocks(entry)).toEqual(['accept', 'first-contact', 'resolve']);
    const accepted = await handler.act(receipt.caseNumber, 'accept', entry.version);

    await shiftClock(system.databaseUrl, '1 day');
    const contacted = await handler.act(receipt.caseNumber, 'contact', accepted.version);
    const afterCall = await onQueue(handler, '411003-medical-security', receipt);
    expect(afterCall.clocks).toMatchObject([{ clock: 'resolve', raised: [] }]);

    await shiftClock(system.databaseUrl, '18 days');
    await handler.act(receipt.caseNumber, 'resolve', contacted.version, {
      visibility: 'public',
      text: '建议已采纳：自本月起，居民医保参保登记可在全区各乡镇便民服务中心就近办理，行动不便的老人由协管员上门代办。',
    });
    const { timeline } = await followed(receipt, ({ status }) => status === 'resolved');
    expect(timeline.map(({ statusName }) => statusName)).toEqual(
      expect.arrayContaining(['待签收', '办理中', '已办结']),
    );
    expect(timeline.some(({ text }) => text.includes('首次'))).toBe(true);
  }, 120_000);

  it('scenario C: who asks for a rule is answered at the provincial level, with the document and its number', async () => {
    const handler = await StaffMember.signIn(system, 'henan-emergency-handler');
    const email = 'asks-for-the-rule@example.org';
    const receipt = await citizen.write({
      channel: 'department-site',
      subject: '危险化学品仓储项目是否必须进化工园区',
      body: '请问只储存不生产的危险化学品仓储项目，是不是必须建在化工园区里？依据的是哪一份文件？',
      regionHint: '410000',
      contact: { email },
    });
    const entry = await onQueue(handler, '410000-emergency-management', receipt);
    const accepted = await handler.act(receipt.caseNumber, 'accept', entry.version);
    const citations = [{ title: '化工园区建设标准和认定管理办法（试行）', documentNumber: '工信部联原〔2021〕220号' }];
    const unreadable = handler.act(receipt.caseNumber, 'resolve', accepted.version, {
      visibility: 'public',
      text: '见附件。',
      citations: [{ documentNumber: '220号' }],
    });
    await expect(unreadable).rejects.toThrow('400');
    await handler.act(receipt.caseNumber, 'resolve', accepted.version, {
      visibility: 'public',
      text: '您咨询的只储存不生产的危险化学品仓储项目是否必须进入化工园区，请以所附文件的规定为准，选址前可向属地应急管理部门提交方案核对。',
      citations,
    });

    const { timeline } = await followed(receipt, ({ status }) => status === 'resolved');
    expect(timeline.at(-1)?.reply).toMatchObject({ citations });
    const mail = await eventually(async () => {
      const mails = await citizen.mailsTo(email);
      return mails.find(({ subject }) => subject.includes('已办结'));
    }, patience);
    expect(mail.text).toContain('政策依据：\n· 《化工园区建设标准和认定管理办法（试行）》（工信部联原〔2021〕220号）');
  }, 120_000);

  it('scenario D: a lane full of cars is cleared by two bureaus, and settled only when both are done', async () => {
    const lead = await StaffMember.signIn(system, 'erqi-urban-management-handler');
    const helper = await StaffMember.signIn(system, 'erqi-traffic-police-handler');
    const receipt = await citizen.write({
      channel: 'partner-media',
      subject: '读者反映：连心里变成停车场',
      body: '有读者反映，郑州市二七区连心里这条老巷子两侧人行道上停满了小汽车，行人只能走到机动车道上，希望城管部门管一管，也请交警把路上乱停的车一起清理。',
    });
    const entry = await onQueue(lead, '410103-urban-management', receipt);
    const { caseNumber } = receipt;
    const accepted = await lead.act(caseNumber, 'accept', entry.version);
    const settled = {
      visibility: 'public',
      text: '城管与交警已联合清理连心里人行道和机动车道上乱停的车辆，并增设隔离桩和禁停标志。',
    };
    await expect(lead.act(caseNumber, 'resolve', accepted.version, settled)).rejects.toThrow('409');

    const [task] = await helper.coTasksOf('410103-traffic-police');
    const clock = { clock: 'co-task', term: { amount: 5, unit: 'working-days' }, raised: [] };
    expect(task).toMatchObject({ caseNumber, task: expect.stringContaining('派单时指定的协办单位'), clock });
    const done = await helper.act(caseNumber, 'complete-co-task', task!.version, {
      taskId: task!.taskId,
      answer: '已拖移十一辆，施划禁停标线。',
    });
    await lead.act(caseNumber, 'resolve', done.version, settled);
    const { timeline } = await followed(receipt, ({ status }) => status === 'resolved');
    expect(timeline.filter(({ text }) => text.includes('交通警察大队')).length).toBeGreaterThanOrEqual(2);
  }, 120_000);

  const onQueue = (handler: StaffMember, bureau: string, { caseNumber }: Receipt): Promise<QueueEntry> =>
    eventually(() => handler.find(bureau, caseNumber), patience);

  const followed = (receipt: Receipt, is: (tracked: TrackedCase) => boolean): Promise<TrackedCase> =>
    eventually(async () => {
      const tracked = await citizen.follow(receipt);
      return is(tracked) && tracked;
    }, patience);
});

function runningClocks({ clocks }: QueueEntry): string[] {
  return clocks.map(({ clock }) => clock).toSorted();
}
