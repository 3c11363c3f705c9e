import { testSystem } from '#testing';
import { setTimeout as pause } from 'node:timers/promises';
import { services } from '../../deploy/local/services.ts';
import type { Server } from '../../deploy/local/processes/server.ts';
import type { System } from '../../deploy/local/system.ts';
import { Flood, type Progress } from './flood.ts';
import { Ledger } from './ledger.ts';

const fewestMessages = 3_000;
/** Accepted messages between two kills. */
const apart = 100;

/** Down long enough that the others notice, then up again with the same address and data. Milliseconds. */
const downtime = 700;

/** What came of the flood from the moment that one was killed until it was back. */
interface Outage extends Progress {
  readonly victim: string;
}

/** Every process of the system, the servers that it stands on included. */
function victims({ services: running, kafka, postgres }: System): Server[] {
  return [...services.map((name) => running[name][0].server), kafka!, postgres!];
}

describe.each([1, 2])('Whatever is killed while messages come in, with %i of every service', (instances) => {
  let system: System;
  let ledger: Ledger;
  let outages: readonly Outage[];
  let receipts: Flood['receipts'];
  let messages: number;

  beforeAll(async () => {
    system = await testSystem({ ownServers: true, instances, env: { HOT_ISSUE_CONFIRMED_AT: '20' } });
    ledger = new Ledger(system);
    const urls = system.services.intake.map(({ url }) => url);
    const flood = new Flood(urls, 'kills');
    const poured = flood.pour();
    poured.catch(() => undefined); // Told when nothing is killed and started any more, so that all can be put away.
    outages = await killEachWhileMessagesCome(flood).finally(() => {
      flood.stop();
    });
    await poured;
    ({ receipts } = flood);
    messages = receipts.size;
    await ledger.untilQuiet(messages);
  }, 300_000);

  afterAll(async () => {
    await ledger.close();
    await system.stop();
  });

  it('has messages come in while each of them is away', () => {
    expect(outages).toHaveLength(victims(system).length);
    expect(outages.filter(({ accepted, unanswered }) => accepted + unanswered === 0)).toEqual([]);
  });

  it('accepts messages while any that stands behind intake is away, which that one has to catch up on', () => {
    const behindIntake = outages.filter(({ victim }) => !/^(intake|PostgreSQL)/.test(victim));
    expect(behindIntake.filter(({ accepted }) => accepted === 0)).toEqual([]);
  });

  it('opens exactly one Case for each Message', async () => {
    const caseNumbers = [...receipts.values()].map(({ caseNumber }) => caseNumber);
    expect(await ledger.wrongCases(caseNumbers)).toEqual([]);
  });

  it('puts every Case on exactly one queue', async () => {
    expect(await ledger.casesOnNoQueue()).toEqual([]);
  });

  it('lets every event take effect exactly once in every service', async () => {
    expect(await ledger.wrongEffects(messages)).toEqual([]);
  });

  it('counts whoever repeats himself and whatever many speak of exactly once', async () => {
    expect(await ledger.wrongHotIssues(messages)).toEqual([]);
  });

  it('keeps the events of a Case in order', async () => {
    expect(await ledger.keysOutOfOrder()).toEqual([]);
  });

  it('makes no dead letters', async () => {
    expect(await ledger.deadLetters()).toEqual([]);
  });

  /** One after another; they come before the first, between any two and after the last. */
  async function killEachWhileMessagesCome(flood: Flood): Promise<Outage[]> {
    const seen: Outage[] = [];
    for (const victim of victims(system)) {
      await flood.accepts(apart);
      await ledger.untilUnderWay();
      seen.push(await killAndRestart(victim, flood));
    }
    await flood.accepts(Math.max(apart, fewestMessages - flood.progress.accepted));
    return seen;
  }

  async function killAndRestart(server: Server, flood: Flood): Promise<Outage> {
    const before = flood.progress;
    await server.kill('SIGKILL');
    await pause(downtime);
    await server.start();
    const { accepted, unanswered } = flood.progress;
    return {
      victim: server.name,
      accepted: accepted - before.accepted,
      unanswered: unanswered - before.unanswered,
    };
  }
});
