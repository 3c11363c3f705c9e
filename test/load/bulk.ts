import { randomUUID } from 'node:crypto';
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

/** Cases a second that a bulk action works off, and how long somebody waits for 500 of them, each with its result and its announcement. */
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
  } finally {
    await rig.stop();
  }
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

/** @returns how long the answer took, ms. @throws unless it was carried out in every case */
async function order({ system }: Rig, token: string, action: string, body: object): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${system.services.department[0].url}/api/bulk-actions/${action}`, {
    method: 'POST',
    headers: { ...headersOf(token), 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { carriedOut?: number; detail?: string };
  const milliseconds = performance.now() - started;
  if (answer.carriedOut !== casesAtOnce)
    throw new Error(`${response.status}: ${answer.carriedOut ?? 0} of ${casesAtOnce} ${answer.detail ?? ''}`);
  return milliseconds;
}

function headersOf(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}
