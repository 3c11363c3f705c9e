import { setTimeout as pause } from 'node:timers/promises';
import { measureCpu, warmUp } from './end-to-end.ts';
import { measurePercentiles, type Measure } from './figures.ts';
import { connectTo, sendAll, type Connection } from './generator.ts';
import { letters, untilPlaced } from './pipeline.ts';
import { cpuPerCase, startRig, type Rig } from './rig.ts';

/** A bureau with what it is asked and what it answers; none of those that the other load goes to. */
interface Desk {
  readonly bureau: string;
  readonly account: string;
  readonly subject: string;
  readonly body: string;
  readonly answer: string;
}

const desks: readonly Desk[] = [
  {
    bureau: '410103-urban-management',
    account: 'erqi-urban-management-handler',
    subject: '人行道被小汽车停满',
    body: '郑州市二七区一条老街两侧人行道上停满了小汽车，行人只能走机动车道，请城管部门尽快清理人行道违停。',
    answer: '二七区城市管理局已清理该街两侧人行道上违停的小汽车，并增设隔离桩，行人可以正常通行。',
  },
  {
    bureau: '411003-medical-security',
    account: 'jianan-medical-security-handler',
    subject: '医保报销一直没有到账',
    body: '去年在许昌市建安区人民医院住院，补交了材料，医保报销到现在没有到账，请帮忙查一下什么时候到账。',
    answer: '经查，您住院的医保报销款已于今日拨付，三日内到账，请查收银行卡。',
  },
];

/** In milliseconds. A page of two hundred costs as much as a life does: who looked at each desk twenty times a second would be most of what is measured. */
const betweenLooks = 250;

/** Whole lives at once: enough to keep both cores busy, few enough to fit on one page of each desk. */
const atOnce = 256;

/**
 * Whole lives of cases, from the letter to the rating, through the public doors, beside ever more cases that are stored
 * already: submit, be routed, accept, contact, reply, resolve, rate.
 */
export async function lifecycles(measure: Measure, count = 6_000): Promise<void> {
  const rig = await startRig();
  try {
    await warmUp(rig);
    for (const stored of [0, 100_000, 1_000_000]) {
      await fill(rig, stored);
      await rig.untilCaughtUp();
      // What a server does while it grows for years is owed all at once where it grew in minutes; and after it new rows first fill what is free on old pages.
      await rig.database.query('vacuum analyze');
      await rig.checkpoint();
      await Lives.live(rig, `warm-${stored}`, count);
      const before = rig.usage();
      const started = performance.now();
      const waits = await Lives.live(rig, `life-${stored}`, count);
      const seconds = (performance.now() - started) / 1000;
      measure(`whole lives with ${stored} stored`, count / seconds, 'per s');
      measurePercentiles(measure, `… letter to queue with ${stored} stored`, waits);
      measureCpu(measure, cpuPerCase(before, rig.usage(), count), ` with ${stored} stored`);
    }
  } finally {
    await rig.stop();
  }
}

/** Lets messages in by the front door until so many cases are stored. */
async function fill(rig: Rig, cases: number): Promise<void> {
  const placed = await rig.countPlaced();
  if (placed >= cases) return;
  await sendAll(letters(rig, 256, 'fill'), placed, cases - placed, () => undefined);
  await untilPlaced(rig, cases);
}

/** Citizens who write and bureaus that act, until so many cases are closed. */
class Lives {
  private readonly waiting = new Map<string, (version: number) => void>();
  private readonly tokens = new Map<Desk, string>();
  private readonly waits: number[] = [];
  private next = 0;
  private isOver = false;

  private readonly rig: Rig;
  private readonly run: string;
  private readonly count: number;

  private constructor(rig: Rig, run: string, count: number) {
    this.rig = rig;
    this.run = run;
    this.count = count;
  }

  /** @returns milliseconds from each letter to its place on a desk, to within {@link betweenLooks} */
  static async live(rig: Rig, run: string, count: number): Promise<number[]> {
    const lives = new Lives(rig, run, count);
    for (const desk of desks) lives.tokens.set(desk, await rig.system.token(desk.account));
    const watching = Promise.all(desks.map((desk) => lives.watch(desk)));
    await Promise.all(Array.from({ length: atOnce }, () => lives.work()));
    lives.isOver = true;
    await watching;
    return lives.waits;
  }

  /** Looks at the front of a desk, and calls those who wait for what lies there. */
  private async watch(desk: Desk): Promise<void> {
    const path = `/api/bureaus/${desk.bureau}/queue?status=assigned&limit=200`;
    const connection = await connectTo(this.rig.system.services.department[0].url);
    const headers = { authorization: `Bearer ${this.tokens.get(desk)!}` };
    while (!this.isOver) {
      const { status, body } = await connection.ask({ method: 'GET', path, headers });
      if (status !== 200) throw new Error(`${path} answers ${status}: ${body}`);
      const { entries } = JSON.parse(body) as { entries: { caseNumber: string; version: number }[] };
      for (const { caseNumber, version } of entries) {
        this.waiting.get(caseNumber)?.(version);
        this.waiting.delete(caseNumber);
      }
      await pause(betweenLooks);
    }
    connection.close();
  }

  private async work(): Promise<void> {
    const { intake, department } = this.rig.system.services;
    const citizen = await connectTo(intake[0].url);
    const bureau = await connectTo(department[0].url);
    while (this.next < this.count) await this.one(this.next++, citizen, bureau);
    citizen.close();
    bureau.close();
  }

  private async one(n: number, citizen: Connection, staff: Connection): Promise<void> {
    const desk = desks[n % desks.length]!;
    const { subject, body, answer } = desk;
    const contact = { name: '来信人', phone: `139${String(n % 100_000_000).padStart(8, '0')}` };
    const letter = { channel: 'message-board', sourceId: `${this.run}-${n}`, subject, body, contact };
    const sentAt = performance.now();
    const receipt = await asked(citizen, '/api/messages', letter);
    const { caseNumber, queryCode } = JSON.parse(receipt) as { caseNumber: string; queryCode: string };
    let version = await new Promise<number>((resolve) => this.waiting.set(caseNumber, resolve));
    this.waits.push(performance.now() - sentAt);

    const headers = { authorization: `Bearer ${this.tokens.get(desk)!}` };
    const reply = { visibility: 'public', text: answer };
    for (const [action, said] of [['accept'], ['contact'], ['reply', reply], ['resolve', reply]] as const) {
      const standing = await asked(staff, `/api/cases/${caseNumber}/${action}`, { version, ...said }, headers);
      ({ version } = JSON.parse(standing) as { version: number });
    }
    const rating = { solved: true, satisfaction: 5 };
    await asked(staff, `/api/citizens/cases/${caseNumber}/rate`, rating, { 'x-query-code': queryCode });
  }
}

/** @returns the body of the answer. @throws when it is refused */
async function asked(
  connection: Connection,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<string> {
  const answer = await connection.ask({ method: 'POST', path, headers, body });
  if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}: ${answer.body}`);
  return answer.body;
}
