import { eventually, shiftClock, testSystem } from '#testing';
import type { System } from '../../deploy/local/system.ts';
import { Citizen, type Letter, type Receipt } from '../actors/citizen.ts';
import { type DoneInBulk, StaffMember } from '../actors/staff-member.ts';
import { Subscriber } from '../actors/subscriber.ts';
import { type Decision, type HotIssue, Supervisor } from '../actors/supervisor.ts';
import { coldHomes, coldHomesLater, deadEndRoad, dryWells, insistent, onTwoPlatforms } from './letters-of-many.ts';

const patience = { deadline: 60_000, interval: 200 };

/** How many cases of cold homes each bureau has, by the account of its head: those of the city's were placed by a person. */
const casesOfColdHomes = {
  'weidu-urban-management-head': 3,
  'jianan-urban-management-head': 1,
  'xuchang-zone-urban-management-head': 1,
  'xuchang-urban-management-head': 2,
} as const;

/** Scenarios E, F and H, in the order of the seasons in which they happen. */
describe('What many people write about', () => {
  let system: System;
  let citizens: Citizen;
  let supervisor: Supervisor;
  let subscriber: Subscriber;
  /** By case number, with what was written. */
  const receipts = new Map<string, Receipt & { readonly of: Letter }>();

  beforeAll(async () => {
    system = await testSystem();
    citizens = new Citizen(system);
    supervisor = await Supervisor.signIn(system, 'henan-supervisor');
    subscriber = await Subscriber.to('xinqiao.routing.v1', system);
  }, 240_000);
  afterAll(async () => {
    await subscriber.leave();
    await system.stop();
  });

  describe('Scenario F: a dead-end road between Puyang and Qingfeng', () => {
    it('links what one person writes again to his open case, and makes it urgent at the third time', async () => {
      const told: Decision[] = [];
      const numbers: string[] = [];
      for (const letter of insistent) {
        const caseNumber = await write(letter);
        numbers.push(caseNumber);
        told.push(await decisionOn(caseNumber));
      }
      const [first, second, third] = told;
      expect(first).not.toHaveProperty('repeatOf');
      expect(second).toMatchObject({ repeatOf: { caseNumber: numbers[0], times: 2 }, urgent: false });
      expect(third).toMatchObject({ repeatOf: { caseNumber: numbers[0], times: 3 }, urgent: true });
      expect(await supervisor.hotIssues('410900')).toEqual([]);
    }, 120_000);

    it('brings a market and people of both places together in one hot issue', async () => {
      const numbers = await Promise.all(deadEndRoad.map(write));
      const issue = await theIssueOf('410900', 1 + numbers.length);
      expect(issue).toMatchObject({
        title: expect.stringContaining('文明路北'),
        regionCode: '410900',
        matter: { code: 'dead-end-roads' },
      });
      const { members } = await supervisor.hotIssue(issue.id);
      expect(members!.map(({ caseNumber }) => caseNumber)).toEqual(expect.arrayContaining(numbers));
      expect(new Set(members!.map(({ regionCode }) => regionCode))).toEqual(new Set(['410900', '410922']));
    }, 120_000);

    it('is settled by the bureaus of both places, each for its own people, who are all told', async () => {
      const [issue] = await supervisor.hotIssues('410900');
      await supervisor.decideOn(issue!, 'confirm');
      const hotIssueId = issue!.id;
      const text = '文明路北延断头路段已由濮阳市和清丰县共同立项，将于明年六月底打通，届时货车进出濮阳不再绕行。';
      const settled: string[] = [];
      for (const account of ['puyang-transport-head', 'qingfeng-transport-head']) {
        const bureau = await StaffMember.signIn(system, account);
        await eventually(async () => (await bureau.casesOf(hotIssueId)).entries.length > 0, patience);
        await bureau.inBulk('accept', { hotIssueId });
        const done = await bureau.inBulk('resolve', { hotIssueId, visibility: 'public', text });
        settled.push(...carriedOutIn(done));
      }
      const { members } = await supervisor.hotIssue(hotIssueId);
      expect(settled.toSorted()).toEqual(numbersOf(members!).toSorted());
      for (const caseNumber of settled)
        await eventually(async () => (await told(caseNumber)).some(({ reply }) => reply?.text === text), patience);
    }, 120_000);
  });

  describe('Scenario E: cold homes in Xuchang in December', () => {
    beforeAll(() => shiftTo('2026-12-12T02:00:00Z'));

    it('are one hot issue out of three channels, with title, place, matter, people, span and heat', async () => {
      const before = Date.parse('2026-12-12T02:00:00Z');
      await Promise.all(coldHomes.map(write));
      const issue = await theIssueOf('411000', coldHomes.length);
      expect(issue).toMatchObject({
        title: '许昌市暖气不热',
        status: 'proposed',
        regionCode: '411000',
        matter: { code: 'heating-cold' },
        messages: coldHomes.length,
      });
      expect(issue.heat).toBeGreaterThan(coldHomes.length);
      expect(Date.parse(issue.firstAt)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(issue.lastAt)).toBeGreaterThanOrEqual(Date.parse(issue.firstAt));
      const { members } = await supervisor.hotIssue(issue.id);
      expect(new Set(members!.map(({ channel }) => channel))).toEqual(
        new Set(['leader-mailbox', 'hotline', 'message-board']),
      );
      const proposed = await eventually(() => announced('proposed', issue), patience);
      expect(proposed).toHaveLength(1);
    }, 120_000);

    it('are handled once for all when a supervisor confirms, and who writes later joins by himself', async () => {
      const [issue] = await supervisor.hotIssues('411000');
      await supervisor.decideOn(issue!, 'confirm');
      const later = await write(coldHomesLater);
      const confirmed = await eventually(async () => {
        const shown = await supervisor.hotIssue(issue!.id);
        return shown.members!.some(({ caseNumber }) => caseNumber === later) && shown;
      }, patience);
      expect(confirmed).toMatchObject({ status: 'confirmed', messages: coldHomes.length + 1 });
      const joined = await eventually(() => {
        const members = announced('member-joined', issue!);
        return members && members.length > coldHomes.length && members;
      }, patience);
      expect(joined.map(({ caseNumber }) => caseNumber).toSorted()).toEqual(
        confirmed.members!.map(({ caseNumber }) => caseNumber).toSorted(),
      );
      expect(announced('confirmed', issue!)).toMatchObject([{ confirmedBy: 'staff', title: '许昌市暖气不热' }]);
    }, 120_000);

    it('lose a case that was put in by mistake, and get it back', async () => {
      const [issue] = await supervisor.hotIssues('411000', 'confirmed');
      const { members } = await supervisor.hotIssue(issue!.id);
      const { caseNumber } = members![0]!;
      await supervisor.decideOn(issue!, 'remove-member', { caseNumber });
      const without = await supervisor.hotIssue(issue!.id);
      expect(without).toMatchObject({ messages: coldHomes.length, people: coldHomes.length });
      await supervisor.decideOn(without, 'add-member', { caseNumber });
      expect(await supervisor.hotIssue(issue!.id)).toMatchObject({ messages: coldHomes.length + 1, members });
      await eventually(async () => (await told(caseNumber)).filter(aboutTheIssue).length === 3, patience);
    }, 120_000);

    it('go to a person where the router could not tell the place, who gives them to the bureau of the city', async () => {
      const [issue] = await supervisor.hotIssues('411000', 'confirmed');
      const { members } = await supervisor.hotIssue(issue!.id);
      const officer = await StaffMember.signIn(system, 'triage-officer');
      const unplaced = numbersOf(await officer.triageOf('411000'));
      expect(unplaced).toHaveLength(2);
      expect(numbersOf(members!)).toEqual(expect.arrayContaining(unplaced));
      const lead = { id: '411000-urban-management', name: '许昌市城市管理局', regionCode: '411000' };
      for (const caseNumber of unplaced) {
        expect((await decisionOn(caseNumber)).reasons).toContain('来文写的几个地名彼此矛盾，需要人工确认属地。');
        await eventually(async () => {
          const { version } = (await officer.triageOf('411000')).find((entry) => entry.caseNumber === caseNumber)!;
          return officer.act(caseNumber, 'assign', version, { lead });
        }, patience);
      }
      expect(await officer.triageOf('411000')).toEqual([]);
    }, 120_000);

    it('are taken on by each bureau in one step, and get the time that a pipeline needs by one word of a supervisor', async () => {
      const [issue] = await supervisor.hotIssues('411000', 'confirmed');
      const hotIssueId = issue!.id;
      const { members } = await supervisor.hotIssue(hotIssueId);
      const theirs: string[] = [];
      for (const [account, cases] of Object.entries(casesOfColdHomes)) {
        const bureau = await StaffMember.signIn(system, account);
        const { entries, ...shown } = await bureau.casesOf(hotIssueId);
        expect(shown).toMatchObject({ title: '许昌市暖气不热', counts: [{ status: 'assigned', cases }] });
        expect(await bureau.inBulk('accept', { hotIssueId })).toMatchObject({ cases, carriedOut: cases });
        const asked = { hotIssueId, days: 230, reason: '需新建供热主管网，供暖季后方可施工' };
        expect(await bureau.inBulk('request-extension', asked)).toMatchObject({ carriedOut: cases });
        theirs.push(...numbersOf(entries));
      }
      expect(theirs.toSorted()).toEqual(numbersOf(members!).toSorted());
      const overseer = await StaffMember.signIn(system, 'henan-supervisor');
      const approved = await overseer.inBulk('approve-extension', { hotIssueId });
      expect(approved).toMatchObject({ cases: theirs.length, carriedOut: theirs.length });
      expect(carriedOutIn(approved).toSorted()).toEqual(theirs.toSorted());
    }, 120_000);
  });

  describe('Scenario H: wells in Luohe that give no water in June', () => {
    beforeAll(() => shiftTo('2027-06-14T02:00:00Z'));

    it('are urgent in the season, and one hot issue', async () => {
      const numbers = await Promise.all(dryWells.map(write));
      for (const caseNumber of numbers) expect(await decisionOn(caseNumber)).toMatchObject({ urgent: true });
      expect(await theIssueOf('411100', numbers.length)).toMatchObject({
        matter: { code: 'irrigation-wells' },
        regionCode: '411100',
      });
    }, 120_000);

    it('are told on several platforms by one person, who is recognised by his telephone and counts once', async () => {
      const again = await write(onTwoPlatforms);
      expect(await decisionOn(again)).toMatchObject({ repeatOf: { times: 2 } });
      expect(await theIssueOf('411100', dryWells.length)).toMatchObject({ messages: dryWells.length + 1 });
    }, 120_000);
  });

  describe('Scenario E, eleven months later: the pipeline is built', () => {
    beforeAll(() => shiftTo('2027-11-12T02:00:00Z'));

    it('is settled by each bureau in one step, each citizen is told, and each case ends in its own way', async () => {
      const [issue] = await supervisor.hotIssues('411000', 'confirmed');
      const hotIssueId = issue!.id;
      const text = '新建的供热主管网已并网运行，室温已达标。';
      const { members } = await supervisor.hotIssue(hotIssueId);
      const movedAway = numbersOf(members!).find((caseNumber) => receipts.get(caseNumber)?.of === coldHomes[0])!;
      await citizens.act(receipts.get(movedAway)!, 'withdraw', { reason: '已搬走' });
      const settled: string[] = [];
      for (const [account, cases] of Object.entries(casesOfColdHomes)) {
        const bureau = await StaffMember.signIn(system, account);
        const done = await bureau.inBulk('resolve', { hotIssueId, visibility: 'public', text });
        expect(done).toMatchObject({ cases });
        for (const { caseNumber, standing, problem } of done.results) {
          if (caseNumber === movedAway)
            expect(problem).toMatchObject({
              code: 'action-not-allowed',
              current: { status: 'withdrawn', allowedActions: [] },
            });
          else expect(standing).toMatchObject({ status: 'resolved' });
        }
        const [first] = carriedOutIn(done);
        settled.push(...carriedOutIn(done));
        await citizens.act(receipts.get(first!)!, 'rate', { solved: true, satisfaction: 5 });
        expect((await statusesAt(bureau, hotIssueId)).filter((status) => status === 'closed')).toHaveLength(1);
      }
      expect([movedAway, ...settled].toSorted()).toEqual(numbersOf(members!).toSorted());
      for (const caseNumber of settled)
        await eventually(async () => (await told(caseNumber)).some(({ reply }) => reply?.text === text), patience);
      await eventually(async () => (await endsOf(members!)) === 'closed 4, resolved 2, withdrawn 1', patience);
    }, 120_000);

    it('is over for who does not rate when his time to do so has passed, and so for all', async () => {
      const [issue] = await supervisor.hotIssues('411000', 'confirmed');
      const { members } = await supervisor.hotIssue(issue!.id);
      await shiftTo('2027-11-28T02:00:00Z');
      const isOver = async () => (await endsOf(members!)) === 'closed 6, withdrawn 1';
      await eventually(isOver, { deadline: 100_000, interval: 1_000 });
    }, 120_000);
  });

  const write = async (letter: Letter): Promise<string> => {
    const receipt = await citizens.write(letter);
    receipts.set(receipt.caseNumber, { ...receipt, of: letter });
    return receipt.caseNumber;
  };

  const statusesAt = async (bureau: StaffMember, hotIssueId: string) =>
    (await bureau.casesOf(hotIssueId)).entries.map(({ status }) => status);
  const told = async (caseNumber: string) => (await citizens.follow(receipts.get(caseNumber)!)).timeline;
  /** How many cases stand where, as their citizens are told: `closed 6, withdrawn 1`. */
  async function endsOf(cases: readonly { readonly caseNumber: string }[]): Promise<string> {
    const tracked = await Promise.all(cases.map(({ caseNumber }) => citizens.follow(receipts.get(caseNumber)!)));
    const byStatus = [...Map.groupBy(tracked, ({ status }) => status)].toSorted();
    return byStatus.map(([status, some]) => `${status} ${some.length}`).join(', ');
  }
  const aboutTheIssue = ({ text }: { readonly text: string }) => text.includes('“许昌市暖气不热”');
  const numbersOf = (cases: readonly { readonly caseNumber: string }[]) => cases.map(({ caseNumber }) => caseNumber);
  const carriedOutIn = ({ results }: DoneInBulk) =>
    numbersOf(results.filter(({ outcome }) => outcome === 'carried-out'));

  const decisionOn = (caseNumber: string): Promise<Decision> =>
    eventually(() => supervisor.decisionOn(caseNumber), patience);

  /** The one that is proposed for this region, once so many people speak of it. */
  async function theIssueOf(region: string, people: number): Promise<HotIssue> {
    return eventually(async () => {
      const issues = await supervisor.hotIssues(region);
      if (issues.length !== 1 || issues[0]!.people !== people) throw new Error(JSON.stringify(issues));
      return issues[0]!;
    }, patience);
  }

  function announced(step: string, { id }: HotIssue): Record<string, unknown>[] | undefined {
    const heard = subscriber.heard(`xinqiao.hot-issue.${step}.v1`).filter(({ hotIssueId }) => hotIssueId === id);
    return heard.length > 0 ? heard : undefined;
  }

  let shifted = 0;
  async function shiftTo(time: string): Promise<void> {
    const seconds = Math.ceil((Date.parse(time) - Date.now()) / 1000);
    await shiftClock(system.databaseUrl, `${seconds - shifted} seconds`);
    shifted = seconds;
  }
});
