import { eventually, testSystem } from '#testing';
import type { System } from '../../deploy/local/system.ts';
import { Administrator } from '../actors/administrator.ts';
import { Citizen } from '../actors/citizen.ts';
import { StaffMember } from '../actors/staff-member.ts';
import { Supervisor } from '../actors/supervisor.ts';

const merged = { id: '411681-housing-security', name: '项城市住房保障中心', regionCode: '411681' };
const successor = {
  id: '411681-housing-and-urban-rural-development',
  name: '项城市住房和城乡建设局',
  regionCode: '411681',
};
const patience = { deadline: 20_000 };

describe('What an administrator changes while the system runs', () => {
  let system: System;
  let citizen: Citizen;
  let administrator: Administrator;
  let officer: StaffMember;
  let supervisor: Supervisor;

  beforeAll(async () => {
    system = await testSystem();
    citizen = new Citizen(system);
    administrator = await Administrator.signIn(system);
    officer = await StaffMember.signIn(system, 'triage-officer');
    supervisor = await Supervisor.signIn(system, 'henan-supervisor');
  }, 120_000);
  afterAll(() => system.stop());

  it('sends the cases of a merged bureau to its successor, and lets nobody be assigned to it any more', async () => {
    await administrator.mergeBureau(merged.id, successor.id, '机构改革');
    await eventually(async () => {
      const leader = await leaderFor(
        '项城市公租房申请',
        '我在项城市申请公租房，排队轮候两年了，公租房什么时候能分配？',
      );
      return leader === successor.name;
    }, patience);
    await eventually(async () => {
      const { caseNumber, version } = await caseInTriage();
      const toMerged = officer.act(caseNumber, 'assign', version, { lead: merged });
      return toMerged.then(
        () => false,
        (error: unknown) => String(error).includes('400'),
      );
    }, patience);
    const { caseNumber, version } = await caseInTriage();
    expect(await officer.act(caseNumber, 'assign', version, { lead: successor })).toMatchObject({ status: 'assigned' });
  });

  it('lets a new matter be found without a release', async () => {
    const code = 'robot-delivery';
    await administrator.addMatter({
      code,
      name: '无人配送车',
      function: 'traffic-police',
      kind: 'complaint',
      phrases: ['无人配送车!', '配送机器人!'],
      urgentPhrases: [],
      urgentMonths: [],
      urgentWhen: [],
      coFunctions: [],
      samples: [],
      reason: '新业态',
    });
    await eventually(async () => {
      const { caseNumber } = await citizen.write({
        channel: 'web',
        subject: '无人配送车占道',
        body: '项城市的无人配送车在机动车道上逆行，无人配送车还老是堵在路口，请交警管管。',
      });
      const decision = await eventually(() => supervisor.decisionOn(caseNumber), patience);
      return decision.matter?.code === code;
    }, patience);
  });

  async function leaderFor(subject: string, body: string): Promise<string | undefined> {
    const { caseNumber } = await citizen.write({ channel: 'message-board', subject, body });
    return (await eventually(() => supervisor.decisionOn(caseNumber), patience)).lead?.name;
  }

  async function caseInTriage(): Promise<{ caseNumber: string; version: number }> {
    const { caseNumber } = await citizen.write({ channel: 'web', subject: '你好', body: '在吗，想问个事' });
    return eventually(
      async () => (await officer.triageOf('410000')).find((one) => one.caseNumber === caseNumber),
      patience,
    );
  }
});
