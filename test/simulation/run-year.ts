import { channels } from '#domain';
import type pg from 'pg';
import type { Answered, Doors } from './doors.ts';
import type { Entry } from './ledger.ts';
import type { Onlooker, Place } from './onlooker.ts';
import type { Life } from './plan-year.ts';
import type { ProvinceStaff } from './province-staff.ts';
import { countyBureaus } from './province.ts';
import { isOfficeWork, type Step, stepsOf } from './steps.ts';

export interface World {
  /** Administrative: it moves the one clock. */
  readonly database: pg.Pool;
  readonly doors: Doors;
  readonly staff: ProvinceStaff;
  readonly onlooker: Onlooker;
}

const hour = 3_600_000;
/** So much later than letters are handed in desks are worked off, so that no time between the two ends within seconds of a whole day, at which a span of the figures ends. */
const untilDesks = 600_000;
const largestBatch = 500;
const casesAtOnce = 96;
const patience = 120_000;

/** How a case stands for whoever has done something. */
interface Standing {
  readonly version: number;
  readonly allowedActions: readonly string[];
}

/** What another bureau is asked to do. */
interface CoTask {
  readonly id: string;
  readonly bureau: { readonly id: string };
  readonly status: string;
}

/** A case that is under way, with what is still to be done. */
interface UnderWay {
  readonly entry: Entry;
  readonly steps: Step[];
}

/**
 * Lets a planned year happen through the public doors. Time moves from one visit to the desks to the next, two a day: what
 * was written since is handed in, and what has come to be due is done, in offices on weekdays only.
 *
 * @returns what was done to each case
 */
export class RunYear {
  private readonly world: World;
  private readonly agenda = new Map<number, UnderWay[]>();
  private readonly slugs = countyBureaus();
  private readonly entries: Entry[] = [];
  private shift = 0;

  constructor(world: World) {
    this.world = world;
  }

  async run(lives: readonly Life[], year: number, progress: (line: string) => void): Promise<Entry[]> {
    const visits = visitsOf(year);
    let next = 0;
    for (const [index, visit] of visits.entries()) {
      await this.moveClock(visit);
      let end = next;
      const isLast = index === visits.length - 1;
      while (end < lives.length && (isLast || lives[end]!.at <= visit)) end += 1;
      await this.handIn(lives.slice(next, end), visits, index);
      next = end;
      await this.moveClock(new Date(visit.getTime() + untilDesks));
      await this.workOff(visits, index);
      if (index % 60 === 59) progress(`${visit.toISOString().slice(0, 10)}: ${this.entries.length} cases`);
    }
    for (const entry of this.entries) entry.bureauId ??= await this.bureauInTheEnd(entry);
    return this.entries;
  }

  now(): Date {
    return new Date(Date.now() + this.shift);
  }

  private async moveClock(to: Date): Promise<void> {
    await this.world.database.query(`update platform.clock set shift = $1::timestamptz - clock_timestamp()`, [
      to.toISOString(),
    ]);
    this.shift = to.getTime() - Date.now();
  }

  private async handIn(lives: readonly Life[], visits: readonly Date[], index: number): Promise<void> {
    for (let from = 0; from < lives.length; from += largestBatch) {
      const batch = lives.slice(from, from + largestBatch);
      const { status, body } = await this.world.doors.ask({
        service: 'intake',
        path: '/api/messages:batch',
        headers: await this.world.staff.ofProvince('channel', { channels: [...channels] }),
        body: { messages: batch.map(messageOf) },
      });
      if (status !== 200) throw new Error(`The messages were answered with ${status}: ${JSON.stringify(body)}`);
      const results = body.results as { receipt?: { caseNumber: string; queryCode: string } }[];
      for (const [place, { receipt }] of results.entries()) {
        if (!receipt) throw new Error(`Message ${batch[place]!.n} was refused: ${JSON.stringify(results[place])}`);
        const entry = { life: batch[place]!, ...receipt, submittedAt: this.now(), returns: 0, reopenings: 0 };
        this.entries.push(entry);
        this.plan({ entry, steps: stepsOf(entry.life) }, visits, index + 1);
      }
    }
  }

  /** Puts a case on the agenda of the first visit, from this one on, at which its next step may be done. */
  private plan(one: UnderWay, visits: readonly Date[], from: number): void {
    const [step] = one.steps;
    if (!step) return;
    let index = from;
    while (index < visits.length && !mayBeDone(step, visits[index]!)) index += 1;
    this.agenda.set(index, [...(this.agenda.get(index) ?? []), one]);
  }

  private async workOff(visits: readonly Date[], index: number): Promise<void> {
    const due = this.agenda.get(index) ?? [];
    this.agenda.delete(index);
    const worker = async () => {
      for (let one = due.pop(); one; one = due.pop()) {
        while (one.steps[0] && mayBeDone(one.steps[0], visits[index]!)) await this.take(one.entry, one.steps.shift()!);
        this.plan(one, visits, index + 1);
      }
    };
    await Promise.all(Array.from({ length: casesAtOnce }, worker));
  }

  private async take(entry: Entry, { does }: Step): Promise<void> {
    switch (does) {
      case 'return':
        if ((await this.placeOf(entry)).bureauId === undefined) return; // the router has sent it to the desk itself
        await this.atDesk(entry, does, { reason: '经核，该事项不在我单位职责范围内', dutyLine: '权责清单' });
        entry.returns += 1;
        entry.returnedBy = entry.bureauId;
        entry.bureauId = undefined;
        return;
      case 'accept':
        entry.isHelped = !(await this.atDesk(entry, does)).allowedActions.includes('resolve');
        entry.acceptedAt = this.now();
        return;
      case 'contact':
        await this.atDesk(entry, does);
        entry.contactedAt = this.now();
        return;
      case 'resolve':
        if (entry.isHelped) await this.helpersAreDone(entry);
        await this.atDesk(entry, does, { visibility: 'public', text: replyTo(entry.life) });
        entry.resolvedAt = this.now();
        entry.firstResolvedAt ??= entry.resolvedAt;
        return;
      case 'withdraw':
        await this.asCitizen(entry, does, {});
        entry.withdrawnAt = this.now();
        return;
      case 'rate':
        if (await this.rate(entry)) entry.ratedAt = this.now();
        return;
      case 'reopen':
        await this.asCitizen(entry, does, { reason: '问题没有真正解决，请继续办理。' });
        entry.reopenings += 1;
        entry.resolvedAt = undefined;
        return;
      default:
        does satisfies never;
    }
  }

  /** By the bureau that has the case; by an officer first, where it lies on the triage desk. */
  private async atDesk(entry: Entry, action: string, said: object = {}): Promise<Standing> {
    const place = await this.placeOf(entry);
    const { version, bureauId } = place.bureauId === undefined ? await this.assign(entry, place.version) : place;
    entry.bureauId = bureauId!;
    const headers = await this.world.staff.headOf(entry.bureauId);
    const after = await this.command(`/api/cases/${entry.caseNumber}/${action}`, headers, version, said);
    entry.place = { version: after.version, bureauId: action === 'return' ? undefined : bureauId };
    return after;
  }

  /** Each bureau that was named to help at the placement does its part, before the lead answers for all. */
  private async helpersAreDone(entry: Entry): Promise<void> {
    const { caseNumber, bureauId = '' } = entry;
    const path = `/api/cases/${caseNumber}`;
    const headers = await this.world.staff.headOf(bureauId);
    const seen = await this.world.doors.ask({ service: 'department', method: 'GET', path, headers });
    if (seen.status !== 200) throw new Refusal(path, seen);
    let { version } = seen.body as unknown as Standing;
    for (const { id: taskId, bureau, status } of seen.body.coTasks as CoTask[]) {
      if (status !== 'assigned') continue;
      const helper = await this.world.staff.headOf(bureau.id);
      const said = { taskId, answer: '我单位职责范围内的部分已办理完毕。' };
      ({ version } = await this.command(`${path}/complete-co-task`, helper, version, said));
    }
    entry.place = { version, bureauId };
    entry.isHelped = false;
  }

  /** To the bureau whose duty it is; where the case is a complaint about it, to those above who look into conduct. */
  private async assign(entry: Entry, version: number): Promise<Place> {
    try {
      return await this.assignTo(bureauFor(entry.life, this.slugs), entry, version);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'complained-of') throw error;
      return await this.assignTo(bureauFor(toThoseAbove(entry.life), this.slugs), entry, version);
    }
  }

  private async assignTo(lead: BureauMeant, { caseNumber }: Entry, version: number): Promise<Place> {
    const headers = await this.world.staff.ofProvince('triage-officer');
    const after = await this.command(`/api/cases/${caseNumber}/assign`, headers, version, { lead });
    return { version: after.version, bureauId: lead.id };
  }

  /** @returns whether it was not too late: the case has closed by itself then */
  private async rate(entry: Entry): Promise<boolean> {
    const { solved, satisfaction } = entry.life.rated!;
    try {
      await this.asCitizen(entry, 'rate', { solved, satisfaction });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'action-not-allowed' && error.caseStatus === 'closed')
        return false;
      throw error;
    }
  }

  private async asCitizen({ caseNumber, queryCode }: Entry, action: string, said: object): Promise<void> {
    const answer = await this.world.doors.ask({
      service: 'department',
      path: `/api/citizens/cases/${caseNumber}/${action}`,
      headers: { 'x-query-code': queryCode },
      body: said,
    });
    if (answer.status !== 200) throw new Refusal(action, answer);
  }

  /** Again on the version that a refusal names, as a case may have joined a hot issue meanwhile. */
  private async command(
    path: string,
    headers: Record<string, string>,
    version: number,
    said: object,
  ): Promise<Standing> {
    for (let seen = version, tries = 0; ; tries++) {
      const answer = await this.world.doors.ask({
        service: 'department',
        path,
        headers,
        body: { version: seen, ...said },
      });
      if (answer.status === 200) return answer.body as unknown as Standing;
      const { code, current } = answer.body as { code?: string; current?: { version: number } };
      if (code !== 'case-changed' || !current || tries === 5) throw new Refusal(path, answer);
      seen = current.version;
    }
  }

  /** By what is known last: what was done here, or what was announced since. */
  private async placeOf({ caseNumber, place: own }: Entry): Promise<Place> {
    for (const end = Date.now() + patience; Date.now() < end;) {
      const told = this.world.onlooker.placeOf(caseNumber);
      if (own && (!told || own.version >= told.version)) return own;
      if (told) return told;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`Nothing was heard of case ${caseNumber} for two minutes.`);
  }

  /** What was handed in last may not have been announced yet; what was withdrawn early never will be. */
  private async bureauInTheEnd(entry: Entry): Promise<string | undefined> {
    const place = entry.withdrawnAt ? this.world.onlooker.placeOf(entry.caseNumber) : await this.placeOf(entry);
    return place?.bureauId;
  }
}

/** What a command was refused with. */
class Refusal extends Error {
  readonly code?: string;
  /** Where the case stands of which it was asked. */
  readonly caseStatus?: string;

  constructor(asked: string, { status, body }: Answered) {
    super(`${asked} was answered with ${status}: ${JSON.stringify(body)}`);
    const { code, current } = body as { code?: string; current?: { status?: string } };
    this.code = code;
    this.caseStatus = current?.status;
  }
}

/** The city's matter, and of a county that has no city over it the province's. */
function toThoseAbove(life: Life): Life {
  const city = `${life.regionHint.slice(0, 4)}00`;
  return { ...life, function: 'conduct', regionHint: city === '419000' ? '410000' : city };
}

type BureauMeant = ReturnType<typeof bureauFor>;

function bureauFor({ regionHint, function: name }: Life, slugs: ReadonlyMap<string, string>) {
  const slug = slugs.get(name);
  if (slug === undefined) throw new Error(`No county has a bureau for ${name}.`);
  return { id: `${regionHint}-${slug}`, name: '承办单位', regionCode: regionHint };
}

const mayBeDone = (step: Step, visit: Date): boolean => step.at <= visit && !(isOfficeWork(step) && isWeekend(visit));

const isWeekend = (moment: Date): boolean => new Date(moment.getTime() + 8 * hour).getUTCDay() % 6 === 0;

/** At half past nine and half past three in Shanghai, and once more before the year ends. */
function visitsOf(year: number): Date[] {
  const visits: Date[] = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 24 * hour)
    visits.push(new Date(day + 1.5 * hour), new Date(day + 7.5 * hour));
  return [...visits, new Date(Date.UTC(year, 11, 31, 15, 40))];
}

function messageOf({ n, channel, subject, body, regionHint, phone }: Life) {
  return { channel, sourceId: `simulated-${n}`, subject, body, regionHint, contact: { name: '来信人', phone } };
}

function replyTo({ subject }: Life): string {
  return `您好，您反映的“${subject}”已收悉。经现场核实，问题属实，我单位已办理完毕并与您电话沟通，感谢您的监督。`;
}
