import { eventually, shiftClock, testSystem } from '#testing';
import type { System } from '../../deploy/local/system.ts';
import { Citizen, type Letter } from '../actors/citizen.ts';
import { Subscriber } from '../actors/subscriber.ts';
import { type Decision, type HotIssue, Supervisor } from '../actors/supervisor.ts';
import { coldHomes, coldHomesLater, deadEndRoad, dryWells, insistent, onTwoPlatforms } from './letters-of-many.ts';

const patience = { deadline: 60_000, interval: 200 };

/** Scenarios E, F and H, in the order of the seasons in which they happen. */
describe('What many people write about', () => {
  let system: System;
  let citizens: Citizen;
  let supervisor: Supervisor;
  let subscriber: Subscriber;

  beforeAll(async () => {
    system = await testSystem({ ownServers: true });
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

  const write = async (letter: Letter): Promise<string> => (await citizens.write(letter)).caseNumber;

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
