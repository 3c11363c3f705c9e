import { eventually, shiftClock, testSystem } from '#testing';
import type { System } from '../../deploy/local/system.ts';
import { Citizen, type Receipt } from '../actors/citizen.ts';
import { Overseer } from '../actors/overseer.ts';
import { StaffMember } from '../actors/staff-member.ts';
import { Subscriber } from '../actors/subscriber.ts';
import { Supervisor } from '../actors/supervisor.ts';
import { dryWells, insistentAboutWells } from './letters-of-many.ts';

const patience = { deadline: 60_000, interval: 200 };
const gongyi = '410181-housing-and-urban-rural-development';
const agriculture = '411121-agriculture-and-rural-affairs';
const pdf = (text: string) => Buffer.from(`%PDF-1.4\n%${text}\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n`);

interface Instruction {
  readonly id: string;
  readonly entryId: string;
  readonly version: number;
}
interface Entry {
  readonly state: string;
  readonly verdict: string;
  readonly version: number;
  readonly bureau?: { readonly id: string };
}
interface Tally {
  readonly regions: number;
  readonly asked: number;
  readonly found: number;
  readonly count: number;
  readonly refused: number;
  readonly nobody: number;
}
interface Survey {
  readonly id: string;
  readonly version: number;
  readonly progress: Tally;
  readonly cities: readonly (Tally & { readonly cityCode: string })[];
}
interface Question {
  readonly id: string;
  readonly version: number;
  readonly question: string;
}
interface Page<T> {
  readonly entries: readonly T[];
}

describe('What one village tells the whole province', () => {
  let system: System;
  let citizen: Citizen;
  let subscriber: Subscriber;
  let supervisor: Overseer;

  beforeAll(async () => {
    system = await testSystem();
    citizen = new Citizen(system);
    supervisor = await Overseer.signIn(system, 'henan-supervisor');
    subscriber = await Subscriber.to('xinqiao.oversight.v1', system);
  }, 240_000);
  afterAll(async () => {
    await subscriber.leave();
    await system.stop();
  });

  const inDays = async (days: number) => new Date((await theTime()).getTime() + days * 86_400_000).toISOString();
  /** The system's: what was shifted counts. */
  let shifted = 0;
  const theTime = () => Promise.resolve(new Date(Date.now() + shifted));
  const letPass = async (days: number) => {
    await shiftClock(system.databaseUrl, `${days} days`);
    shifted += days * 86_400_000;
  };

  describe('Scenario G: resettlement in Changzhuang village, Gongyi', () => {
    let leader: Overseer;
    let bureau: StaffMember;
    let atBureau: Overseer;
    let receipt: Receipt;
    let instruction: Instruction;
    let surveyId: string;

    beforeAll(async () => {
      leader = await Overseer.signIn(system, 'henan-leader');
      bureau = await StaffMember.signIn(system, 'gongyi-housing-head');
      atBureau = await Overseer.signIn(system, 'gongyi-housing-head');
      receipt = await citizen.write({
        channel: 'message-board',
        subject: '巩义市常庄村安置房停工三年，村民至今住不上',
        body: '我是郑州巩义市常庄村村民，村里拆迁已经五年，说好两年交安置房，楼盖到一半停工三年没有人管，过渡费也停发了，一家老小在外租房，请领导过问安置房什么时候能交付。',
        regionHint: '410181',
      });
    });

    const entry = () => supervisor.see<Entry>(`/api/supervision/${instruction.entryId}`);
    const settled = (verdict: string) =>
      eventually(async () => {
        const seen = await entry();
        return seen.verdict === verdict && seen;
      }, patience);
    async function resolve(text: string) {
      const queued = await eventually(() => bureau.find(gongyi, receipt.caseNumber), patience);
      const version =
        queued.status === 'assigned'
          ? (await bureau.act(receipt.caseNumber, 'accept', queued.version)).version
          : queued.version;
      await bureau.act(receipt.caseNumber, 'resolve', version, { visibility: 'public', text });
    }

    it('is read by a leader of the province, who instructs the bureau and has it followed', async () => {
      await eventually(() => bureau.find(gongyi, receipt.caseNumber), patience);
      const command = {
        ...{ caseNumber: receipt.caseNumber, text: '群众住不上房是大事，请查清停工原因，限期复工，并在全省排查。' },
        ...{ bureauIds: [gongyi], answerBy: await inDays(14), settleBy: await inDays(120) },
      };
      instruction = await eventually(() => leader.do<Instruction>('/api/instructions', command), patience);
      const list = await supervisor.see<Page<{ id: string; because: string }>>('/api/supervision?region=410181');
      expect(list.entries).toMatchObject([{ id: instruction.entryId, because: 'instruction', state: 'followed' }]);
      const read = await atBureau.see<Instruction>(`/api/bureaus/${gongyi}/instructions/${instruction.id}`);
      expect(read).toMatchObject({ words: [{ text: command.text }] });
      const stranger = await Overseer.signIn(system, 'zhoukou-supervisor');
      await expect(stranger.see(`/api/instructions/${instruction.id}`)).rejects.toThrow('404');
      await expect(citizen.follow(receipt)).resolves.toMatchObject({
        timeline: expect.not.arrayContaining([expect.objectContaining({ text: expect.stringContaining('全省排查') })]),
      });
    }, 120_000);

    it('is answered by the bureau, which reports how it goes on', async () => {
      const report = { version: instruction.version, text: '停工因资金链断裂，已落实专项借款，下月复工。' };
      await atBureau.do(`/api/bureaus/${gongyi}/instructions/${instruction.id}/report`, report);
      // The leader may have been quicker than the news of which bureau has the case.
      await eventually(async () => (await entry()).bureau?.id === gongyi);
      await atBureau.do(`/api/bureaus/${gongyi}/supervision/${instruction.entryId}/report`, { text: '两栋楼已封顶。' });
      expect(await leader.see(`/api/instructions/${instruction.id}`)).toMatchObject({
        bureaus: [{ isLate: false }],
        words: [{ kind: 'instruction' }, { kind: 'report', text: report.text }],
      });
      expect(await entry()).toMatchObject({ notes: [{ kind: 'progress', text: '两栋楼已封顶。' }] });
    });

    it('is asked of all 18 cities and their counties but its own, one of which answers and one refuses', async () => {
      const command = {
        ...{ caseNumber: receipt.caseNumber, scope: 'province', answerBy: await inDays(30) },
        question: '辖区内是否存在安置房长期停工、逾期未交付的问题？涉及多少户？采取了什么措施？',
      };
      const key = (await supervisor.do<Survey>('/api/surveys', command)).id;
      surveyId = key;
      const asked = await supervisor.see<Survey>(`/api/surveys/${surveyId}`);
      expect(asked.cities).toHaveLength(18);
      expect(asked.progress).toMatchObject({ found: 0, refused: 0, nobody: 0, asked: asked.progress.regions });
      expect(asked.progress.regions).toBeGreaterThan(150);
      const own = `/api/bureaus/${gongyi}/survey-questions`;
      expect((await atBureau.see<Page<Question>>(own)).entries).toEqual([]);
      await answer('zhengzhou-housing-handler', 'answer', { found: true, count: 1150, done: '已列入保交房清单' });
      await answer('xuchang-housing-handler', 'refuse', { reason: '征收工作由市征收办承担' });
      const seen = await supervisor.see<Survey>(`/api/surveys/${surveyId}`);
      expect(seen.progress).toMatchObject({ found: 1, count: 1150, refused: 1, asked: asked.progress.regions - 2 });
      expect(seen.cities.find(({ cityCode }) => cityCode === '410100')).toMatchObject({ found: 1, count: 1150 });
    }, 120_000);

    it('reminds whoever has not answered, once before it is due and once when it is', async () => {
      const { progress } = await supervisor.see<Survey>(`/api/surveys/${surveyId}`);
      const reminded = (step: string) =>
        subscriber
          .heard('xinqiao.reminder.raised.v1')
          .filter((one) => one.of === 'survey-question' && one.step === step)
          .map(({ id }) => id);
      await letPass(25);
      await eventually(() => reminded('before').length === progress.asked, patience);
      await letPass(6);
      await eventually(() => reminded('due').length === progress.asked, patience);
      expect(new Set(reminded('before')).size).toBe(progress.asked);
      expect(new Set(reminded('due')).size).toBe(progress.asked);
    }, 180_000);

    it('ends in a document for the whole province, and a mechanism that somebody will look at', async () => {
      const { version } = await supervisor.see<Survey>(`/api/surveys/${surveyId}`);
      await supervisor.lay(`/api/surveys/${surveyId}/documents`, '关于规范征迁安置工作的意见.pdf', pdf('意见'));
      const conclusion = { version, outcome: '出台规范性文件', mechanism: '先安置后拆迁，过渡费专户管理' };
      const followUpOn = await inDays(180);
      await supervisor.do(`/api/surveys/${surveyId}/conclude`, { ...conclusion, followUpOn });
      expect(await supervisor.see(`/api/surveys/${surveyId}`)).toMatchObject({
        documents: [{ name: '关于规范征迁安置工作的意见.pdf' }],
        ...{ outcome: '出台规范性文件', followUpOn },
      });
    });

    it('is followed until the first families have their keys and say that they are satisfied', async () => {
      await resolve('安置房已经复工，计划明年交付。您反映的安置房停工、交付时间和过渡费问题均已书面答复。');
      const waiting = await settled('awaiting-word');
      const close = (version: number) =>
        supervisor.do<Entry>(`/api/supervision/${instruction.entryId}/close`, {
          version,
          evidence: '首批钥匙发放名册',
        });
      await expect(close(waiting.version)).rejects.toThrow('409 not-settled');
      await citizen.act(receipt, 'rate', { solved: false, satisfaction: 1, words: '还是没有房住' });
      const angry = await settled('not-satisfied');
      await expect(close(angry.version)).rejects.toThrow('409 not-settled');
      await citizen.act(receipt, 'reopen', { reason: '房子还没有交' });
      await settled('open');
      await resolve('常庄村安置房首批一百二十户已领到钥匙，停工问题已解决，过渡费已补发到户，其余住户十二月底前交付。');
      await settled('awaiting-word');
      await citizen.act(receipt, 'rate', { solved: true, satisfaction: 5, words: '拿到钥匙了' });
      const done = await settled('settled');
      await supervisor.lay(`/api/supervision/${instruction.entryId}/evidence`, '钥匙发放名册.pdf', pdf('名册'));
      const closed = await close(done.version);
      expect(closed).toMatchObject({ state: 'closed', evidence: '首批钥匙发放名册' });
      expect(closed).not.toHaveProperty('unsatisfiedReason');
      await eventually(() => subscriber.heard('xinqiao.supervision.closed.v1').length === 1, patience);
    }, 180_000);

    async function answer(account: string, how: string, words: object): Promise<void> {
      const person = await Overseer.signIn(system, account);
      const region = account === 'zhengzhou-housing-handler' ? '410100' : '411000';
      const door = `/api/bureaus/${region}-housing-and-urban-rural-development/survey-questions`;
      const [question] = (await person.see<Page<Question>>(door)).entries;
      expect(JSON.stringify(question)).not.toContain(receipt.caseNumber);
      await person.do(`${door}/${question!.id}/${how}`, { version: question!.version, ...words });
    }
  });

  describe('Scenario H: wells in Luohe that give no water in June', () => {
    let receipts: readonly Receipt[];

    it('are watched as one hot issue, discussed, and asked of every other county of the city', async () => {
      await letPass(Math.ceil((Date.parse('2027-06-14T02:00:00Z') - (await theTime()).getTime()) / 86_400_000));
      receipts = await Promise.all(dryWells.map((letter) => citizen.write(letter)));
      const desk = await Supervisor.signIn(system, 'luohe-supervisor');
      const luohe = await Overseer.signIn(system, 'luohe-supervisor');
      const issue = await eventually(async () => {
        const [found] = await desk.hotIssues('411100');
        return found?.people === dryWells.length && found;
      }, patience);
      await desk.decideOn(issue, 'confirm');
      const url = `/api/watched-hot-issues/${issue.id}`;
      const watched = await eventually(async () => {
        const seen = await luohe.see<{ cases: number; places: { cases: number }[]; version: number }>(url);
        const placed = seen.places.reduce((sum, { cases }) => sum + cases, 0);
        return seen.cases === dryWells.length && placed === dryWells.length && seen;
      }, patience);
      expect(watched).toMatchObject({ status: 'confirmed', days: [{ total: dryWells.length }] });
      expect(watched.places.length).toBeGreaterThan(3);
      await luohe.do(`${url}/meetings`, {
        ...{
          version: watched.version,
          heldAt: (await theTime()).toISOString(),
          attendees: ['市农业农村局', '市水利局'],
        },
        ...{ findings: '机井管护责任不清，多数水泵和电表损坏', decision: '一周内抢修，建立管护台账' },
      });
      const { caseNumber } = receipts[0]!;
      const command = { caseNumber, hotIssueId: issue.id, scope: 'counties', answerBy: await inDays(5) };
      const question = '辖区内灌溉机井有多少眼不能使用？何时修好？';
      const survey = await luohe.do<Survey>('/api/surveys', { ...command, question });
      const wuyang = await Overseer.signIn(system, 'wuyang-agriculture-handler');
      const door = `/api/bureaus/${agriculture}/survey-questions`;
      const [asked] = (await wuyang.see<Page<Question>>(door)).entries;
      const found = { found: true, count: 46, done: '已抢修三十九眼', words: '其余七眼换泵，三日内完成' };
      await wuyang.do(`${door}/${asked!.id}/answer`, { version: asked!.version, ...found });
      const seen = await luohe.see<Survey>(`/api/surveys/${survey.id}`);
      expect(seen).toMatchObject({ regionCode: '411100', cities: [{ cityCode: '411100' }], progress: { count: 46 } });
      expect(seen.progress.regions).toBeGreaterThanOrEqual(4);
      expect(await luohe.see(url)).toMatchObject({
        surveyIds: [survey.id],
        meetings: [{ decision: expect.any(String) }],
      });
      await expect(luohe.do('/api/surveys', { ...command, question, scope: 'province' })).rejects.toThrow('403');
    }, 180_000);

    it('are told on three platforms by one person, who is found, rung up, and told so wherever he wrote', async () => {
      const [first] = receipts.filter((_, nth) => dryWells[nth]!.body.includes('舞阳县'));
      const desk = await Supervisor.signIn(system, 'luohe-supervisor');
      const again: Receipt[] = [];
      for (const [nth, letter] of insistentAboutWells.entries()) {
        again.push(await citizen.write(letter));
        const decision = await eventually(() => desk.decisionOn(again[nth]!.caseNumber), patience);
        expect(decision).toMatchObject({ urgent: true, repeatOf: { caseNumber: first!.caseNumber, times: nth + 2 } });
      }
      const wuyang = await StaffMember.signIn(system, 'wuyang-agriculture-handler');
      for (const { caseNumber } of [first!, ...again]) {
        const queued = await eventually(() => wuyang.find(agriculture, caseNumber), patience);
        const { version } = await wuyang.act(caseNumber, 'accept', queued.version);
        const { phone } = await wuyang.revealContact(caseNumber, '同一人多次反映，电话联系本人');
        expect(phone?.replace(/^\+86|\D/g, '')).toBe('13839500004');
        await wuyang.act(caseNumber, 'contact', version);
      }
      for (const receipt of [first!, ...again])
        await eventually(async () => {
          const { timeline } = await citizen.follow(receipt);
          return timeline.some(({ text }) => text.includes('联系'));
        }, patience);
      for (const { caseNumber } of again)
        expect((await wuyang.find(agriculture, caseNumber))?.clocks.map(({ clock }) => clock)).not.toContain(
          'first-contact',
        );
    }, 180_000);
  });
});
