import { eventually, testSystem } from '#testing';
import type { System } from '../../deploy/local/system.ts';
import { Citizen, type TrackedCase } from '../actors/citizen.ts';
import { StaffMember } from '../actors/staff-member.ts';

const labour = {
  id: '411681-human-resources-and-social-security',
  name: '项城市人力资源和社会保障局',
  regionCode: '411681',
};
const patience = { deadline: 20_000 };

describe('A letter that holds two matters', () => {
  let system: System;
  let citizen: Citizen;
  let officer: StaffMember;
  let handler: StaffMember;

  beforeAll(async () => {
    system = await testSystem();
    citizen = new Citizen(system);
    officer = await StaffMember.signIn(system, 'triage-officer');
    handler = await StaffMember.signIn(system, 'xiangcheng-hrss-handler');
  }, 120_000);
  afterAll(() => system.stop());

  it('becomes two cases, each told to the citizen, and each goes its own way to its end', async () => {
    const email = 'two-matters@example.org';
    const body = '您好，我有两件事想反映，请帮忙看看。';
    const receipt = await citizen.write({ channel: 'message-board', subject: '两件事', body, contact: { email } });
    const { version } = await eventually(
      async () => (await officer.triageOf('410000')).find(({ caseNumber }) => caseNumber === receipt.caseNumber),
      patience,
    );

    const wages = { subject: '项城一工地拖欠工资', body: '项城市一处工地拖欠我一年工资，将近五万元，老板不接电话。' };
    const reason = '来信反映两件事，分别办理。';
    const split = await officer.act(receipt.caseNumber, 'split', version, { parts: [wages], reason });
    const answer = { explanation: '另一件事未说明事由。', askInstead: '12345热线' };
    await officer.act(receipt.caseNumber, 'decline', split.version, answer);
    const whole = await until(receipt, ({ status, parts }) => status === 'declined' && parts.length === 1);
    expect(whole.timeline.at(-1)?.text).toContain('12345热线');

    const [part] = whole.parts;
    const entry = await eventually(() => handler.find(labour.id, part!.caseNumber), patience);
    const dutyLine = '负责劳动监察，不含人事争议仲裁。';
    const returned = await handler.act(part!.caseNumber, 'return', entry.version, {
      reason: '需先核实用工单位',
      dutyLine,
    });
    expect(returned.status).toBe('triage');
    const assigned = await officer.act(part!.caseNumber, 'assign', returned.version, { lead: labour });
    await handler.act(part!.caseNumber, 'accept', assigned.version);
    await until(part!, ({ status }) => status === 'in-progress');
    await citizen.act(part!, 'withdraw', { reason: '老板已经结清了工资' });
    await until(part!, ({ status }) => status === 'withdrawn');

    const mails = await eventually(async () => {
      const received = await citizen.mailsTo(email);
      return received.some(({ subject }) => subject.includes('已撤回')) && received;
    }, patience);
    expect(mails.some(({ text }) => text.includes(part!.caseNumber))).toBe(true);
    expect(mails.every(({ text }) => !text.includes('老板已经结清了工资'))).toBe(true);
  });

  function until(
    of: Pick<TrackedCase, 'caseNumber'> & { readonly queryCode: string },
    isSo: (tracked: TrackedCase) => boolean,
  ): Promise<TrackedCase> {
    return eventually(async () => {
      const tracked = await citizen.follow(of);
      return isSo(tracked) && tracked;
    }, patience);
  }
});
