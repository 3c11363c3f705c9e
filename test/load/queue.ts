import { queueViews } from '../../apps/department/src/queue/views.ts';
import { type Measure, percentile } from './figures.ts';
import { connectTo, type Connection } from './generator.ts';
import { startRig, type Rig } from './rig.ts';
import { heavyBureau, storeCases } from './stored-cases.ts';

const account = 'xiangcheng-hrss-handler';
const times = 300;

interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

/** What handlers of the bureau with the most cases ask for all day, beside ever more cases that are stored. */
export async function queue(measure: Measure): Promise<void> {
  const rig = await startRig();
  try {
    for (const stored of [10_000, 100_000, 1_000_000]) {
      await storeCases(rig, stored);
      const desk = await Desk.open(rig);
      for (const [name, asks] of await desk.questions()) {
        const waits = await desk.time(asks);
        for (const share of [0.5, 0.99])
          measure(`${name}, ${stored} stored, p${share * 100}`, percentile(waits, share), 'ms');
      }
      desk.close();
    }
  } finally {
    await rig.stop();
  }
}

/** A handler's browser: one request after the other. */
class Desk {
  private readonly connection: Connection;
  private readonly headers: Readonly<Record<string, string>>;

  private constructor(connection: Connection, token: string) {
    this.connection = connection;
    this.headers = { authorization: `Bearer ${token}` };
  }

  static async open({ system }: Rig): Promise<Desk> {
    return new Desk(await connectTo(system.services.department[0].url), await system.token(account));
  }

  close(): void {
    this.connection.close();
  }

  /** By what is asked; what stands there several times is asked in turn. */
  async questions(): Promise<Map<string, Ask[]>> {
    const bureau = `/api/bureaus/${heavyBureau}`;
    const page = (query: string): Ask => ({ method: 'GET', path: `${bureau}/queue?${query}` });
    const search = (text: string): Ask => ({ method: 'POST', path: `${bureau}/search`, body: { text } });
    const views = queueViews.map(
      (view) =>
        [
          `page of ${view}`,
          ['longest-waiting', 'deadline'].map((order) => page(`view=${view}&order=${order}`)),
        ] as const,
    );
    return new Map<string, Ask[]>([
      ...views,
      ['page with three filters', [page('view=unassigned&kind=help&urgent=true&status=in-progress&order=deadline')]],
      ['page that nothing is on', [page('matter=nothing')]],
      ['page far back', [page(await this.farBack(bureau))]],
      ['counts of all views', [{ method: 'GET', path: `${bureau}/queue/counts` }]],
      ['search for a common word', [search('拖欠工资')]],
      ['search for a rare one', Array.from({ length: 50 }, (_, n) => search(`拖欠工资 苑${n * 97}`))],
      ['search for nothing', [search('霓虹灯')]],
      ['take the next', [{ method: 'POST', path: `${bureau}/queue/take-next`, body: {} }]],
    ]);
  }

  /** @returns milliseconds of each answer */
  async time(asks: readonly Ask[]): Promise<number[]> {
    for (const ask of asks) await this.ask(ask);
    const waits: number[] = [];
    for (let n = 0; n < times; n++) {
      const started = performance.now();
      await this.ask(asks[n % asks.length]!);
      waits.push(performance.now() - started);
    }
    return waits;
  }

  /** Ten long pages on, as far as there are any. */
  private async farBack(bureau: string): Promise<string> {
    let query = 'limit=200';
    for (let n = 0; n < 10; n++) {
      const page = await this.ask({ method: 'GET', path: `${bureau}/queue?${query}` });
      const { next } = JSON.parse(page) as { next?: string };
      if (next === undefined) break;
      query = `limit=200&after=${next}`;
    }
    return query.replace('200', '50');
  }

  private async ask({ method, path, body }: Ask): Promise<string> {
    const answer = await this.connection.ask({ method, path, headers: this.headers, body });
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${answer.body}`);
    return answer.body;
  }
}
