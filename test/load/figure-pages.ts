import { type Measure, percentile } from './figures.ts';
import { connectTo } from './generator.ts';
import { type Rig, startRig } from './rig.ts';
import { storeFigures } from './stored-figures.ts';

const account = 'henan-supervisor';
const cases = 1_000_000;
const times = 100;

const thisYear = new Date().getUTCFullYear();
const wholeYear = `from=${thisYear - 1}-01-01&until=${thisYear - 1}-12-31`;
const quarter = `from=${thisYear - 1}-04-01&until=${thisYear - 1}-06-30`;
const hundredDays = `from=${thisYear - 1}-02-03&until=${thisYear - 1}-05-13`;

const pages: Readonly<Record<string, string>> = {
  'totals of a year, province': `/rates?region=410000&${wholeYear}`,
  'bureaus of a year, province': `/rates?region=410000&${wholeYear}&groupBy=bureau`,
  'cities of a year': `/rates?region=410000&${wholeYear}&groupBy=city`,
  'matters of a year, province': `/rates?region=410000&${wholeYear}&groupBy=matter`,
  'channels of a quarter, province': `/rates?region=410000&${quarter}&groupBy=channel`,
  'matters of a quarter, province': `/rates?region=410000&${quarter}&groupBy=matter`,
  'bureaus of a quarter, city': `/rates?region=410100&${quarter}&groupBy=bureau`,
  'bureaus of a hundred days, province': `/rates?region=410000&${hundredDays}&groupBy=bureau`,
  'months of a year, province': `/series?region=410000&${wholeYear}&grain=month`,
  'ranking of bureaus of a year': `/ranking?region=410000&${wholeYear}&by=bureau&rate=satisfaction`,
  'cases by bureau and status, province': '?region=410000&groupBy=bureau',
  forecast: '/forecast?region=410000',
};

/** What supervisors look at, when a million cases have gone by. */
export async function figurePages(measure: Measure): Promise<void> {
  const rig = await startRig();
  try {
    await storeFigures(rig, cases);
    for (const [name, page] of Object.entries(pages)) {
      const waits = await time(rig, `/api/figures${page}`);
      for (const share of [0.5, 0.99]) measure(`${name}, p${share * 100}`, percentile(waits, share), 'ms');
    }
    measure('export of bureaus by day, a year', await exported(rig), 'rows/s');
  } finally {
    await rig.stop();
  }
}

async function time({ system }: Rig, path: string): Promise<number[]> {
  const connection = await connectTo(system.services.oversight[0].url);
  const headers = { authorization: `Bearer ${await system.token(account)}` };
  const waits: number[] = [];
  for (let n = 0; n < times + 5; n++) {
    const started = performance.now();
    const answer = await connection.ask({ method: 'GET', path, headers });
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${answer.body}`);
    if (n >= 5) waits.push(performance.now() - started);
  }
  connection.close();
  return waits;
}

async function exported({ system }: Rig): Promise<number> {
  const path = `/api/figures/export?region=410000&${wholeYear}&grain=day&groupBy=bureau&format=csv`;
  const headers = { authorization: `Bearer ${await system.token(account)}` };
  const started = performance.now();
  const answer = await fetch(`${system.services.oversight[0].url}${path}`, { headers });
  const lines = (await answer.text()).split('\n').length;
  return (1000 * lines) / (performance.now() - started);
}
