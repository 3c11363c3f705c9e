import { eventually, testSystem } from '#testing';
import { Citizen } from '../actors/citizen.ts';
import { StaffMember } from '../actors/staff-member.ts';
import type { System } from '../../deploy/local/system.ts';

const bureau = '411681-human-resources-and-social-security';
const patience = { deadline: 20_000 };

/** Scenario A: a building site in Xiangcheng owes a migrant worker a year's wages. */
const letters = {
  simplified: {
    subject: '项城一工地干了一年活，工钱至今没给',
    body: '领导您好：我从去年春天开始在项城市一个楼盘工地做木工，包工头一直说等工程款下来就结账，到现在快五万元工资一分没拿到。家里老人孩子都等着用钱，打电话不接，去项目部也没人管，请帮我们要回血汗钱。',
  },
  traditional: {
    subject: '項城市工地拖欠農民工工資',
    body: '領導您好：我在項城市一處建築工地打工一年，老闆拖欠工資將近五萬元，多次討要無果。眼看就要過年，懇請勞動監察部門為我們做主。',
  },
};

describe('Scenario A: a worker whose wages are not paid', () => {
  let system: System;
  let citizen: Citizen;
  let handler: StaffMember;

  beforeAll(async () => {
    system = await testSystem();
    citizen = new Citizen(system);
    handler = await StaffMember.signIn(system, 'xiangcheng-hrss-handler');
  }, 120_000);
  afterAll(() => system.stop());

  it.each(Object.entries(letters))('is told at every step until he is paid (%s characters)', async (script, letter) => {
    const email = `worker-${script}@example.org`;
    const receipt = await citizen.write({ channel: 'message-board', ...letter, contact: { email } });

    const entry = await eventually(() => handler.find(bureau, receipt.caseNumber), patience);
    expect(entry).toMatchObject({ status: 'assigned', matter: { name: expect.stringMatching(/工资$/) } });

    const accepted = await handler.act(receipt.caseNumber, 'accept', entry.version);
    const contacted = await handler.act(receipt.caseNumber, 'contact', accepted.version);
    const interim = { visibility: 'public', text: '劳动监察大队已到工地核实用工情况，责令限期支付。' };
    const replied = await handler.act(receipt.caseNumber, 'reply', contacted.version, interim);
    const final = { visibility: 'public', text: '所欠工资已于今日全部发放到本人银行卡。' };
    const resolved = await handler.act(receipt.caseNumber, 'resolve', replied.version, final);
    expect(resolved.status).toBe('resolved');

    const followed = await eventually(async () => {
      const tracked = await citizen.follow(receipt);
      return tracked.status === 'resolved' && tracked;
    }, patience);
    const passed = [...new Set(followed.timeline.map(({ statusName }) => statusName))];
    expect(passed).toEqual(['待派单', '待签收', '办理中', '已办结']);
    expect(JSON.stringify(followed.timeline)).toContain('项城市人力资源和社会保障局');
    expect(JSON.stringify(followed.timeline)).toContain(interim.text);
    expect(JSON.stringify(followed.timeline)).toContain(final.text);

    const mails = await eventually(async () => {
      const received = await citizen.mailsTo(email);
      return received.length >= 6 && received;
    }, patience);
    expect(mails).toHaveLength(6);
    expect(mails.every(({ text }) => text.includes(receipt.caseNumber))).toBe(true);
    expect(mails.at(-1)?.text).toContain(final.text);

    await citizen.act(receipt, 'rate', { solved: true, satisfaction: 5, words: '三天就拿到了工资' });
    const filed = await eventually(async () => {
      const tracked = await citizen.follow(receipt);
      return tracked.status === 'closed' && tracked;
    }, patience);
    expect(filed.timeline.at(-2)?.text).toContain('三天就拿到了工资');
  });

  it('shows the case to nobody who lacks its query code', async () => {
    const { caseNumber } = await citizen.write({ channel: 'message-board', ...letters.simplified });
    await expect(citizen.follow({ caseNumber, queryCode: '0000-0000-0000' })).rejects.toThrow('404');
  });
});
