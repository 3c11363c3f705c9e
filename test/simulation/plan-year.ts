import { Dice, Urn } from './dice.ts';
import { cityOf, type County, counties, countyBureaus, wordings } from './province.ts';
import { allotted, busyBureaus, cityVolumes } from './volumes.ts';

/** What is to become of a message, if everybody does as drawn. Times are in hours after the message. */
export interface Life {
  readonly n: number;
  /** When it is written. */
  readonly at: Date;
  readonly channel: string;
  /** What it is about, and so whose it is. */
  readonly function: string;
  readonly subject: string;
  readonly body: string;
  readonly regionHint: string;
  readonly phone: string;
  /** The same person has written the same before. */
  readonly isAgain: boolean;
  readonly accepted: number;
  readonly contacted: number;
  /** A bureau says at first that it is not its matter. */
  readonly isReturned: boolean;
  /** Absent where the citizen takes it back before. */
  readonly resolved?: number;
  readonly withdrawn?: number;
  /** Hours after the answer; absent where he says nothing. */
  readonly rated?: { readonly after: number; readonly solved: boolean; readonly satisfaction: number };
  /** Hours after the answer, where he is not content with it and the case goes on. */
  readonly reopened?: number;
}

export interface Year {
  readonly year: number;
  readonly messages: number;
  readonly seed: number;
}

const hour = 3_600_000;
const shanghai = 8 * hour;

/**
 * How much is written in each month, by function; 1 is an even year. Heating in winter, wells in the watering season,
 * wages before the Spring Festival, schools in summer: the shapes are this project's assumptions, not counts.
 */
const seasons: Readonly<Record<string, readonly number[]>> = {
  'heating-gas': [3, 2, 1.2, 0.3, 0.1, 0.1, 0.1, 0.1, 0.2, 0.8, 2.5, 3],
  agriculture: [0.4, 0.5, 1, 1.2, 1.5, 2.5, 1.5, 1, 0.9, 0.8, 0.5, 0.4],
  'water-resources': [0.4, 0.5, 0.8, 1, 1.3, 2.2, 2, 1.5, 0.8, 0.6, 0.5, 0.4],
  'labour-inspection': [2.6, 0.8, 0.7, 0.7, 0.8, 0.8, 0.8, 0.8, 0.9, 0.9, 1.1, 2],
  education: [0.6, 0.9, 0.8, 0.8, 0.9, 1.5, 1.6, 2, 1.5, 0.7, 0.6, 0.6],
};
const evenly = Array.from({ length: 12 }, () => 1);

const channelShares: readonly (readonly [string, number])[] = [
  ['message-board', 60],
  ['hotline', 15],
  ['leader-mailbox', 9],
  ['department-site', 6],
  ['web', 4],
  ['wechat', 3],
  ['weibo', 2],
  ['partner-media', 1],
];

/**
 * How many letters say again what their writer has written before: of 13,653 real letters (not part of the project) 2.8 % say so in
 * their own words (多次反映, 反映过, …), and some do not say it. When they come is an assumption: half within six days, so that of many the first case is
 * still under way.
 */
const again = { share: 0.03, medianDays: 6, spread: 0.9 };

/** More by day than by night, most in the morning. */
const hourShares = [2, 1, 1, 1, 1, 2, 4, 7, 12, 14, 13, 9, 7, 8, 10, 10, 9, 8, 7, 7, 7, 6, 5, 3];

/** What the busy bureaus get of all messages: somewhat more than the least that is called most, so that chance does not decide. */
const busyShare = 0.92;

/**
 * The messages of a year in the order in which they are written, each with what is to become of it; the same for the same
 * seed. Each city writes its volume. Most goes to about 600 bureaus, and the rest to the thousands of others.
 */
export function planYear({ year, messages, seed }: Year): Life[] {
  const dice = new Dice(seed);
  const byFunction = Map.groupBy(wordings(), (wording) => wording.function);
  const volumes = cityVolumes(messages);
  const desksOf = desksOfCities([...byFunction.keys()], volumes, dice);
  const days = new Map([...byFunction.keys()].map((name) => [name, daysOf(year, seasons[name] ?? evenly)]));
  const channels = new Urn(channelShares);
  const hours = new Urn(hourShares.map((weight, index) => [index, weight] as const));
  const writers = Array.from({ length: Math.ceil(messages * 0.8) }, (_, n) => `1${39_0000_0000 + n}`);
  const endOfYear = Date.UTC(year + 1, 0, 1) - shanghai;
  const firstLetter = (desks: Urn<Desk>): Letter => {
    const { county, functions } = desks.draw(dice);
    const about = dice.oneOf(functions);
    const day = days.get(about)!.draw(dice);
    const at = new Date(day + hours.draw(dice) * hour - shanghai + dice.between(0, hour - 1));
    const { subject, body } = dice.oneOf(byFunction.get(about)!);
    return {
      at,
      channel: channels.draw(dice),
      function: about,
      subject: `${county.name}：${subject}`,
      body: `我是${county.name}的，事情就在${county.name}。${body}`,
      regionHint: county.code,
      phone: dice.oneOf(writers),
      isAgain: false,
    };
  };
  const lettersOf = (city: string, volume: number): Letter[] => {
    const letters: Letter[] = [];
    while (letters.length < volume) {
      const earlier = letters.length > 0 && dice.happens(again.share) ? dice.oneOf(letters) : undefined;
      const letter = earlier ? writtenAgain(earlier, channels.draw(dice), dice) : firstLetter(desksOf.get(city)!);
      if (letter.at.getTime() < endOfYear) letters.push(letter);
    }
    return letters;
  };
  const letters = [...volumes].flatMap(([city, volume]) => lettersOf(city, volume));
  const lives = letters.map((letter) => ({ ...letter, ...fateOf(dice) }));
  return lives.sort((one, other) => one.at.getTime() - other.at.getTime()).map((life, n) => ({ n, ...life }));
}

/** What somebody writes, before it is known what becomes of it. */
type Letter = Pick<Life, 'at' | 'channel' | 'function' | 'subject' | 'body' | 'regionHint' | 'phone' | 'isAgain'>;

/** By the same person about the same, days or weeks later and on any channel. */
function writtenAgain(earlier: Letter, channel: string, dice: Dice): Letter {
  const at = new Date(earlier.at.getTime() + dice.wait(again.medianDays * 24, again.spread) * hour);
  return { ...earlier, at, channel, body: `这件事我反映过，至今没有解决。${earlier.body}`, isAgain: true };
}

/** What a bureau and a citizen do; a few are late, a few do nothing at all. */
function fateOf(dice: Dice) {
  const accepted = dice.wait(6, 0.9);
  const contacted = accepted + dice.wait(14, 0.9);
  const resolved = contacted + dice.wait(140, 0.8);
  const isWithdrawn = dice.happens(0.02);
  const solved = dice.happens(0.82);
  const satisfaction = solved ? dice.between(3, 5) : dice.between(1, 3);
  const isRated = dice.happens(0.35);
  return {
    accepted,
    contacted,
    isReturned: dice.happens(0.04),
    resolved: isWithdrawn || dice.happens(0.015) ? undefined : resolved,
    withdrawn: isWithdrawn ? contacted + 1 : undefined,
    rated: isRated ? { after: dice.wait(30, 0.8), solved, satisfaction } : undefined,
    reopened: !isRated && dice.happens(0.03) ? dice.wait(48, 0.5) : undefined,
  };
}

/** A bureau of a county. */
interface Desk {
  readonly county: County;
  /** What somebody may write to it about. */
  readonly functions: readonly string[];
}

/** Each city has of the busy bureaus as large a part as of the messages. @param written functions of which there is something to write */
function desksOfCities(written: readonly string[], volumes: ReadonlyMap<string, number>, dice: Dice) {
  const slugs = countyBureaus();
  const functionsOf = Map.groupBy(
    written.filter((name) => slugs.has(name)),
    (name) => slugs.get(name)!,
  );
  const countiesOf = Map.groupBy(counties(), ({ code }) => cityOf(code));
  const busy = allotted(busyBureaus, [...volumes]);
  return new Map(
    [...countiesOf].map(([city, ofCity]) => {
      const desks = ofCity.flatMap((county) => [...functionsOf.values()].map((functions) => ({ county, functions })));
      return [city, new Urn(weighted(desks, busy.get(city) ?? 0, dice))] as const;
    }),
  );
}

/** By chance some desks are busy, with weights that fall by their rank; the others share evenly what these leave. */
function weighted(desks: readonly Desk[], busy: number, dice: Dice): [Desk, number][] {
  const ranked = desks.map((desk) => ({ desk, luck: dice.share() })).sort((one, other) => one.luck - other.luck);
  const weightAt = (rank: number) => 1 / (rank + 10);
  const ofBusy = ranked.slice(0, busy).reduce((sum, _, rank) => sum + weightAt(rank), 0);
  return ranked.map(({ desk }, rank) => [
    desk,
    rank < busy ? (busyShare * weightAt(rank)) / ofBusy : (1 - busyShare) / (ranked.length - busy),
  ]);
}

/** The midnights of a year in Shanghai, as milliseconds as if they were in UTC; fewer at weekends. */
function daysOf(year: number, months: readonly number[]): Urn<number> {
  const days: [number, number][] = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 24 * hour) {
    const date = new Date(day);
    const isWeekend = date.getUTCDay() % 6 === 0;
    days.push([day, months[date.getUTCMonth()]! * (isWeekend ? 0.55 : 1)]);
  }
  return new Urn(days);
}
