import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Measure } from './figures.ts';
import { measurePercentiles, percentile } from './figures.ts';
import { untilPlaced } from './pipeline.ts';
import { startRig, type Rig } from './rig.ts';

/** As many as one bulk action may name. */
const casesAtOnce = 500;
const rounds = 8;

const reply = {
  visibility: 'public',
  text: '劳动监察大队已约谈用工单位，正在核对考勤表和工资表，将继续跟进并及时告知进展。',
};

const settled = {
  visibility: 'public',
  text: '经劳动监察大队核查，项城市该工地拖欠的工资已全部发放到位，请查收。',
  waiverReason: '围挡已由施工单位自行拆除，无需继续协办。',
};
const helper = { id: '411681-urban-management', name: '项城市城市管理局', regionCode: '411681' };

/**
 * Cases a second that a bulk action works off, and how long it is until 500 of them have changed, each with its result and its announcement: named one by one, and
 * as the cases of a hot issue.
 */
export async function bulkActions(measure: Measure): Promise<void> {
  const rig = await startRig();
  try {
    const numbers = await placeCases(rig);
    const token = await rig.system.token('xiangcheng-hrss-handler');
    await order(rig, token, 'accept', { cases: numbers.map((caseNumber) => ({ caseNumber, version: 2 })) });
    const waits: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const cases = numbers.map((caseNumber) => ({ caseNumber, version: 3 + round }));
      waits.push(await order(rig, token, 'reply', { ...reply, cases }));
    }
    measurePercentiles(measure, `${casesAtOnce} cases replied to at once`, waits);
    measure('cases handled in bulk', (casesAtOnce * 1000) / percentile(waits, 0.5), 'per s');
    await ofHotIssue(rig, { numbers, token, version: 3 + rounds }, measure);
  } finally {
    await rig.stop();
  }
}

interface Handled {
  readonly numbers: readonly string[];
  readonly token: string;
  readonly version: number;
}

/** The same cases again, which speak of one thing; at last each of them waits for a bureau that helps, until the lead goes on without. */
async function ofHotIssue(rig: Rig, { numbers, token, version }: Handled, measure: Measure): Promise<void> {
  const hotIssueId = await confirmedIssue(rig, token);
  const waits: number[] = [];
  for (let round = 0; round < rounds; round++) waits.push(await order(rig, token, 'reply', { ...reply, hotIssueId }));
  measurePercentiles(measure, `a hot issue of ${casesAtOnce} cases replied to`, waits);
  const joined = version + 1;
  await Promise.all(numbers.map((caseNumber) => askForHelp(rig, token, { caseNumber, version: joined + rounds })));
  const head = await rig.system.token('xiangcheng-hrss-head');
  const wait = await order(rig, head, 'resolve', { ...settled, hotIssueId });
  measure(`a hot issue of ${casesAtOnce} cases resolved, none waiting for who helps`, wait, 'ms');
}

interface HotIssue {
  readonly id: string;
  readonly version: number;
  readonly messages: number;
}

/** @returns the id of the hot issue, once department knows all cases of it */
async function confirmedIssue({ system }: Rig, token: string): Promise<string> {
  const issues = `${system.services.routing[0].url}/api/hot-issues`;
  const headers = headersOf(await system.token('henan-supervisor'));
  const issue = await answered(async () => {
    const response = await fetch(`${issues}?region=411600&status=proposed`, { headers });
    const { entries } = (await response.json()) as { entries: HotIssue[] };
    return entries.find(({ messages }) => messages === casesAtOnce);
  });
  const body = JSON.stringify({ version: issue.version });
  const confirmed = await fetch(`${issues}/${issue.id}/confirm`, { method: 'POST', headers, body });
  if (!confirmed.ok) throw new Error(`${confirmed.status}: ${await confirmed.text()}`);
  const cases = `${system.services.department[0].url}/api/hot-issues/${issue.id}/cases`;
  await answered(async () => {
    const response = await fetch(cases, { headers: headersOf(token) });
    const { counts = [] } = (await response.json()) as { counts?: { cases: number }[] };
    return counts.reduce((sum, count) => sum + count.cases, 0) === casesAtOnce || undefined;
  });
  return issue.id;
}

/** Asks until there is an answer. @throws after a minute without one */
async function answered<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(200);
  }
  throw new Error(`no hot issue of ${casesAtOnce} cases came to be`);
}

async function askForHelp(
  { system }: Rig,
  token: string,
  { caseNumber, version }: { readonly caseNumber: string; readonly version: number },
): Promise<void> {
  const url = `${system.services.department[0].url}/api/cases/${caseNumber}/ask-co-bureau`;
  const body = JSON.stringify({ version, bureau: helper, task: '请核查工地围挡。' });
  const response = await fetch(url, { method: 'POST', headers: headersOf(token), body });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
}

/** Written to one bureau in one request. @returns the numbers of the cases that lie on its queue */
async function placeCases(rig: Rig): Promise<string[]> {
  const messages = Array.from({ length: casesAtOnce }, (_, n) => ({
    channel: 'hotline',
    sourceId: `bulk-${n}`,
    subject: '工地拖欠工资',
    body: '我在项城市一处工地干了一年，老板拖欠工资近五万元，请帮忙讨要。',
    contact: { phone: `139${String(n).padStart(8, '0')}` },
  }));
  const token = await rig.system.token('channel-hotline');
  const url = `${rig.system.services.intake[0].url}/api/messages:batch`;
  const response = await fetch(url, { method: 'POST', headers: headersOf(token), body: JSON.stringify({ messages }) });
  const { results } = (await response.json()) as { results: { receipt: { caseNumber: string } }[] };
  await untilPlaced(rig, casesAtOnce);
  return results.map(({ receipt }) => receipt.caseNumber);
}

/** @returns how long it was until every case had changed, ms. @throws unless it was carried out in every case */
async function order({ system }: Rig, token: string, action: string, body: object): Promise<number> {
  const address = `${system.services.department[0].url}/api/bulk-actions`;
  const headers = { ...headersOf(token), 'idempotency-key': randomUUID() };
  const started = performance.now();
  const response = await fetch(`${address}/${action}`, { method: 'POST', headers, body: JSON.stringify(body) });
  let answer = (await response.json()) as Ordered;
  while (answer.id && !answer.finishedAt) {
    await pause(20);
    answer = (await (await fetch(`${address}/${answer.id}?limit=1`, { headers: headersOf(token) })).json()) as Ordered;
  }
  const milliseconds = performance.now() - started;
  if (answer.carriedOut !== casesAtOnce)
    throw new Error(`${response.status}: ${answer.carriedOut ?? 0} of ${casesAtOnce} ${answer.detail ?? ''}`);
  return milliseconds;
}

/** A bulk action as it stands, or why there is none. */
interface Ordered {
  readonly id?: string;
  readonly finishedAt?: string;
  readonly carriedOut?: number;
  readonly detail?: string;
}

function headersOf(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}
