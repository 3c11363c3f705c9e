import { testSystem } from '#testing';
import { setTimeout as pause } from 'node:timers/promises';
import { services } from '../../deploy/local/services.ts';
import type { Server } from '../../deploy/local/processes/server.ts';
import type { System } from '../../deploy/local/system.ts';
import { Ledger } from './ledger.ts';
import { sendStubbornly, type Sent } from './senders.ts';

const messages = 3_000;

/** Down long enough that the others notice, then up again with the same address and data. Milliseconds. */
const downtime = 700;

async function killAndRestart(server: Server): Promise<void> {
  await server.kill('SIGKILL');
  await pause(downtime);
  await server.start();
}

/** Every process of the system, the servers that it stands on included, one after another while messages come in. */
function victims({ services: running, kafka, postgres }: System): Server[] {
  return [...services.map((name) => running[name][0].server), kafka!, postgres!];
}

describe.each([1, 2])('Whatever is killed while messages come in, with %i of every service', (instances) => {
  let system: System;
  let ledger: Ledger;
  let sent: Sent;

  beforeAll(async () => {
    system = await testSystem({ ownServers: true, instances, env: { HOT_ISSUE_CONFIRMED_AT: '20' } });
    ledger = new Ledger(system);
    const flood = sendStubbornly(
      system.services.intake.map(({ url }) => url),
      'kills',
      messages,
    );
    const kills = (async () => {
      for (const victim of victims(system)) await killAndRestart(victim);
    })();
    [sent] = await Promise.all([flood, kills]);
    await ledger.untilQuiet(messages);
  }, 300_000);

  afterAll(async () => {
    await ledger.close();
    await system.stop();
  });

  it('accepts every message', () => {
    expect(sent.receipts.size).toBe(messages);
  });

  it('opens exactly one Case for each Message', async () => {
    const caseNumbers = [...sent.receipts.values()].map(({ caseNumber }) => caseNumber);
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
});
